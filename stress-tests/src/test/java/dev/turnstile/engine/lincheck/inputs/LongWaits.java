package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Latches whose waiters have a limit that does not run out while anybody looks: they have to be told, as if there were none. */
public final class LongWaits {
    private static final String LATCH = "await() | finish()";
    private static final long HOUR_MILLIS = 3_600_000;

    private LongWaits() {}

    static List<Case> cases() {
        return List.of(
                Case.wrong(SilentForAnHour.class, LATCH),
                Case.right(ToldWithinAnHour.class, LATCH),
                Case.wrong(SilentUntilADeadline.class, LATCH),
                Case.right(ToldBeforeADeadline.class, LATCH),
                Case.wrong(SilentAtLimitZero.class, LATCH),
                Case.right(SilentForPartOfAMilli.class, LATCH),
                Case.wrong(SilentUnderTimeUnit.class, LATCH),
                Case.right(SilentUnderShortTimeUnit.class, LATCH));
    }

    /** One flag under its monitor. */
    public abstract static class Flag implements Contracts.Latch {
        boolean done;

        abstract void waitForTold() throws InterruptedException;

        void tell() {}

        @Override
        public synchronized void await() throws InterruptedException {
            while (!done) waitForTold();
        }

        @Override
        public synchronized void finish() {
            done = true;
            tell();
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class SilentForAnHour extends Flag {
        @Override
        void waitForTold() throws InterruptedException {
            wait(HOUR_MILLIS);
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class ToldWithinAnHour extends SilentForAnHour {
        @Override
        void tell() {
            notifyAll();
        }
    }

    /** The usual form of a wait with a deadline. */
    @Subject(model = Contracts.LatchModel.class)
    public static class SilentUntilADeadline extends Flag {
        private long deadline;

        @Override
        public synchronized void await() throws InterruptedException {
            deadline = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
            super.await();
        }

        @Override
        void waitForTold() throws InterruptedException {
            long left = deadline - System.nanoTime();
            if (left <= 0) throw new IllegalStateException("an hour is over");
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class ToldBeforeADeadline extends SilentUntilADeadline {
        @Override
        void tell() {
            notifyAll();
        }
    }

    /** Zero is no limit. */
    @Subject(model = Contracts.LatchModel.class)
    public static class SilentAtLimitZero extends Flag {
        @Override
        void waitForTold() throws InterruptedException {
            wait(0);
        }
    }

    /** A part of a millisecond is a limit. */
    @Subject(model = Contracts.LatchModel.class)
    public static class SilentForPartOfAMilli extends Flag {
        @Override
        void waitForTold() throws InterruptedException {
            wait(0, 1);
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class SilentUnderTimeUnit extends Flag {
        @Override
        void waitForTold() throws InterruptedException {
            TimeUnit.HOURS.timedWait(this, 1);
        }
    }

    @Subject(model = Contracts.LatchModel.class)
    public static class SilentUnderShortTimeUnit extends Flag {
        @Override
        void waitForTold() throws InterruptedException {
            TimeUnit.MILLISECONDS.timedWait(this, 1);
        }
    }
}
