package dev.turnstile.junit;

import dev.turnstile.spec.Subject;

/** A right and a wrong subject of one contract. */
public final class SampleCounters {
    private SampleCounters() {}

    public interface Counter {
        int next();
    }

    public static final class CounterModel implements Counter {
        private int last;

        @Override
        public int next() {
            return ++last;
        }
    }

    @Subject(model = CounterModel.class)
    public static class Locked implements Counter {
        private int last;

        @Override
        public synchronized int next() {
            return ++last;
        }
    }

    @Subject(model = CounterModel.class)
    public static class Racy implements Counter {
        private int last;

        @Override
        public int next() {
            return ++last;
        }
    }
}
