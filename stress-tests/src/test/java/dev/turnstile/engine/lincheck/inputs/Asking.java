package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Counters that go wrong after a rare answer of chance or of a clock, which no schedule decides. */
public final class Asking {
    private static final int RARE = 1_000_000;

    private Asking() {}

    public static List<Case> cases() {
        return Stream.of(
                        ARandom.class,
                        AGenerator.class,
                        ThreadsOwnRandom.class,
                        ASplittableRandom.class,
                        ASecureRandom.class,
                        MathRandom.class,
                        RandomId.class,
                        TheInstant.class,
                        TheTime.class,
                        AClock.class,
                        Millis.class,
                        Nanos.class)
                .map(subject -> Case.right(subject, "increment() | increment() [get()]"))
                .toList();
    }

    public abstract static class Counter implements Contracts.Counter {
        private final AtomicInteger count = new AtomicInteger();

        abstract long ask();

        @Override
        public int increment() {
            return count.addAndGet(ask() == RARE ? 2 : 1);
        }

        @Override
        public int get() {
            return count.get();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ARandom extends Counter {
        private final Random random = new Random();

        @Override
        long ask() {
            return random.nextInt(RARE + 1);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class AGenerator extends Counter {
        private final RandomGenerator random = new SplittableRandom();

        @Override
        long ask() {
            return random.nextLong();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ThreadsOwnRandom extends Counter {
        @Override
        long ask() {
            return ThreadLocalRandom.current().nextInt(RARE + 1);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ASplittableRandom extends Counter {
        private final SplittableRandom random = new SplittableRandom();

        @Override
        long ask() {
            return random.nextInt(RARE + 1);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ASecureRandom extends Counter {
        private final SecureRandom random = new SecureRandom();

        @Override
        long ask() {
            return random.nextInt(RARE + 1);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class MathRandom extends Counter {
        @Override
        long ask() {
            return (long) (Math.random() * (RARE + 1));
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class RandomId extends Counter {
        @Override
        long ask() {
            return UUID.randomUUID().getLeastSignificantBits();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class TheInstant extends Counter {
        @Override
        long ask() {
            return Instant.now().toEpochMilli();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class TheTime extends Counter {
        @Override
        long ask() {
            return LocalTime.now(ZoneOffset.UTC).toNanoOfDay();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class AClock extends Counter {
        private final Clock clock = Clock.systemUTC();

        @Override
        long ask() {
            return clock.millis();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class Millis extends Counter {
        @Override
        long ask() {
            return System.currentTimeMillis();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class Nanos extends Counter {
        @Override
        long ask() {
            return System.nanoTime();
        }
    }
}
