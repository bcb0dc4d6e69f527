package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.concurrent.locks.StampedLock;

/** Optimistic reads of plain fields, as in the documentation of {@code StampedLock}. */
public final class Optimistic {
    private Optimistic() {}

    /** Two numbers that are always equal. */
    public interface Pair {
        void increment();

        int sum();
    }

    public static class PairModel implements Pair {
        private int value;

        @Override
        public void increment() {
            value++;
        }

        @Override
        public int sum() {
            return 2 * value;
        }
    }

    public abstract static class Stamped implements Pair {
        final StampedLock lock = new StampedLock();
        int x;
        int y;

        @Override
        public void increment() {
            long stamp = lock.writeLock();
            x++;
            y++;
            lock.unlockWrite(stamp);
        }

        int sumLocked() {
            long stamp = lock.readLock();
            try {
                return x + y;
            } finally {
                lock.unlockRead(stamp);
            }
        }
    }

    @Subject(model = PairModel.class)
    public static class Validates extends Stamped {
        @Override
        public int sum() {
            long stamp = lock.tryOptimisticRead();
            int sum = x + y;
            return lock.validate(stamp) ? sum : sumLocked();
        }
    }

    @Subject(model = PairModel.class)
    public static class Converts extends Stamped {
        @Override
        public int sum() {
            long stamp = lock.tryOptimisticRead();
            int sum = x + y;
            long held = lock.tryConvertToReadLock(stamp);
            if (held == 0) return sumLocked();
            lock.unlockRead(held);
            return sum;
        }
    }

    /** It answers what it has read though somebody wrote meanwhile. */
    @Subject(model = PairModel.class)
    public static class NeverValidates extends Stamped {
        @Override
        public int sum() {
            return lock.tryOptimisticRead() == 0 ? sumLocked() : x + y;
        }
    }

    /** One of the two is read too late. */
    @Subject(model = PairModel.class)
    public static class ReadsAfterwards extends Stamped {
        @Override
        public int sum() {
            long stamp = lock.tryOptimisticRead();
            int first = x;
            return lock.validate(stamp) ? first + y : sumLocked();
        }
    }

    /** Nothing says that the writer writes. */
    @Subject(model = PairModel.class)
    public static class WritesUnlocked extends Stamped {
        @Override
        public void increment() {
            x++;
            y++;
        }

        @Override
        public int sum() {
            long stamp = lock.tryOptimisticRead();
            int sum = x;
            return lock.validate(stamp) ? 2 * sum : sumLocked();
        }
    }
}
