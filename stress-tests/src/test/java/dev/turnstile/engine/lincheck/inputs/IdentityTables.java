package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.spec.Subject;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Counters that look up what to add. The keys have identity hash codes, and the tables are filled while the classes are initialized. */
public final class IdentityTables {
    private IdentityTables() {}

    static List<Case> cases() {
        return Stream.of(ByEnum.class, ByClass.class, ByIdentity.class, ByEnumOfNothingElse.class, ByHashCode.class)
                .map(subject -> Case.right(subject, "increment() | increment()"))
                .toList();
    }

    /** Adds what a table says. */
    abstract static class Adding implements Contracts.Counter {
        private final AtomicInteger count = new AtomicInteger();

        abstract int one();

        @Override
        public int increment() {
            return count.addAndGet(one());
        }

        @Override
        public int get() {
            return count.get();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByEnum extends Adding {
        private static final Map<TimeUnit, Integer> NUMBERS = new HashMap<>();

        static {
            for (TimeUnit unit : TimeUnit.values()) NUMBERS.put(unit, unit == TimeUnit.SECONDS ? 1 : 0);
        }

        @Override
        int one() {
            return NUMBERS.get(TimeUnit.SECONDS);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByClass extends Adding {
        private static final Map<Class<?>, Integer> NUMBERS = new ConcurrentHashMap<>();

        static {
            NUMBERS.put(String.class, 1);
            NUMBERS.put(Object.class, 0);
        }

        @Override
        int one() {
            return NUMBERS.get(String.class);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByIdentity extends Adding {
        private static final Object ONE = new Object();
        private static final IdentityHashMap<Object, Integer> NUMBERS = new IdentityHashMap<>();

        static {
            NUMBERS.put(ONE, 1);
            NUMBERS.put(new Object(), 0);
        }

        @Override
        int one() {
            return NUMBERS.get(ONE);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByEnumOfNothingElse extends Adding {
        private static final Map<Digit, Integer> NUMBERS = Map.of(Digit.ONE, 1, Digit.NONE, 0);

        enum Digit {
            NONE,
            ONE
        }

        @Override
        int one() {
            return NUMBERS.get(Digit.ONE);
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class ByHashCode extends Adding {
        private static final Object ONE = new Object();
        private static final int CODE = ONE.hashCode();

        @Override
        int one() {
            return ONE.hashCode() == CODE && System.identityHashCode(ONE) == CODE ? 1 : 0;
        }
    }
}
