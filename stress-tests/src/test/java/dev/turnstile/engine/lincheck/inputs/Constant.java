package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReentrantLock;

/** Operations that always answer the same, beside one that counts. */
public final class Constant {
    private Constant() {}

    public interface Sized {
        int size();

        int next();
    }

    public static final class SizedModel implements Sized {
        private int count;

        @Override
        public int size() {
            return 2;
        }

        @Override
        public int next() {
            return ++count;
        }
    }

    /** Those whose size is nobody's to change. */
    public static List<Class<?>> constant() {
        return List.of(
                Array.class,
                Barrier.class,
                Lock.class,
                Sorted.class,
                Text.class,
                Boxed.class,
                OwnField.class,
                SameAnswer.class);
    }

    /** Those whose size comes from code whose state nobody sees. */
    public static List<Class<?>> unseen() {
        return List.of(Processors.class, OfThread.class);
    }

    public abstract static class Counting implements Sized {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int next() {
            return count.incrementAndGet();
        }
    }

    @Subject(model = SizedModel.class)
    public static class Array implements Sized {
        private final AtomicIntegerArray cells = new AtomicIntegerArray(2);

        @Override
        public int size() {
            return cells.length();
        }

        @Override
        public int next() {
            return cells.incrementAndGet(0);
        }
    }

    @Subject(model = SizedModel.class)
    public static class Barrier extends Counting {
        private final CyclicBarrier barrier = new CyclicBarrier(2);

        @Override
        public int size() {
            return barrier.getParties();
        }
    }

    @Subject(model = SizedModel.class)
    public static class Lock extends Counting {
        private final ReentrantLock lock = new ReentrantLock();

        @Override
        public int size() {
            return lock.isFair() ? 0 : 2;
        }
    }

    @Subject(model = SizedModel.class)
    public static class Sorted extends Counting {
        private final ConcurrentSkipListSet<Integer> set = new ConcurrentSkipListSet<>();

        @Override
        public int size() {
            return set.comparator() == null ? 2 : 0;
        }
    }

    @Subject(model = SizedModel.class)
    public static class Text extends Counting {
        private final String name = "ab";

        @Override
        public int size() {
            return Math.max(1, name.length());
        }
    }

    @Subject(model = SizedModel.class)
    public static class Boxed extends Counting {
        @Override
        public int size() {
            Integer size = 2;
            return size.intValue();
        }
    }

    @Subject(model = SizedModel.class)
    public static class OwnField extends Counting {
        private final int size = Integer.parseInt("2");

        @Override
        public int size() {
            return size;
        }
    }

    @Subject(model = SizedModel.class)
    public static class SameAnswer extends Counting {
        @Override
        public int size() {
            return 2;
        }
    }

    @Subject(model = SizedModel.class)
    public static class Processors extends Counting {
        @Override
        public int size() {
            return Runtime.getRuntime().availableProcessors() > 0 ? 2 : 0;
        }
    }

    @Subject(model = SizedModel.class)
    public static class OfThread extends Counting {
        @Override
        public int size() {
            return Thread.currentThread().getThreadGroup() == null ? 0 : 2;
        }
    }
}
