package dev.turnstile.reports.session;

import dev.turnstile.junit.Turnstile;
import dev.turnstile.junit.TurnstileTest;
import dev.turnstile.spec.Subject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests as other projects may have them. A JVM of its own runs each. Surefire does not, since no name ends as a test's. */
public final class SampleProject {
    private SampleProject() {}

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

    public abstract static class OfAnyCounter {
        abstract Class<?> subject();

        @TestFactory
        Stream<DynamicNode> counts() {
            return Turnstile.check(subject());
        }
    }

    public static class OfLocked extends OfAnyCounter {
        @Override
        Class<?> subject() {
            return Locked.class;
        }
    }

    public static class OfRacy extends OfAnyCounter {
        @Override
        Class<?> subject() {
            return Racy.class;
        }
    }

    public static class Plain {
        @Test
        void counts() {
            Turnstile.check(Racy.class);
        }
    }

    public static class Dropping {
        @TestFactory
        Stream<DynamicNode> counts() {
            Turnstile.check(Racy.class);
            return Stream.of(DynamicTest.dynamicTest("something else", () -> {}));
        }
    }

    @TurnstileTest({Locked.class, Racy.class})
    public static class Shortest {}

    public static class DroppingResults {
        @Test
        void counts() {
            Turnstile.of(Locked.class, Racy.class).run();
        }
    }

    public static class WithoutTurnstile {
        @Test
        void checks_something_else() {}
    }
}
