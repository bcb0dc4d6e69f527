package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Contracts;
import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.evidence.Finding;
import dev.turnstile.spec.Subject;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A weak compare-and-set may fail although it finds what it expects. */
@Tag("slow")
public class WeakUpdatesTest {
    private static final long ALLOWANCE = 500;

    /** Takes a failure for a sign that another thread was quicker, and its number for taken. */
    @Subject(model = Contracts.CounterModel.class)
    public static class Trusting implements Contracts.Counter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            int found = count.get();
            if (count.weakCompareAndSetVolatile(found, found + 1)) return found + 1;
            return count.incrementAndGet() - (count.get() == found + 1 ? 1 : 0);
        }

        @Override
        public int get() {
            return count.get();
        }
    }

    @Subject(model = Contracts.CounterModel.class)
    public static class TryingAgain implements Contracts.Counter {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public int increment() {
            while (true) {
                int found = count.get();
                if (count.weakCompareAndSetVolatile(found, found + 1)) return found + 1;
            }
        }

        @Override
        public int get() {
            return count.get();
        }
    }

    /** A lock that spins. */
    @Subject(model = Contracts.CounterModel.class)
    public static class Locked implements Contracts.Counter {
        private static final VarHandle LOCKED;

        static {
            try {
                LOCKED = MethodHandles.lookup().findVarHandle(Locked.class, "locked", boolean.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        @SuppressWarnings({"unused", "UnusedVariable"}) // by its handle only
        private boolean locked;

        private int count;

        @Override
        public int increment() {
            while (!LOCKED.weakCompareAndSetAcquire(this, false, true)) Thread.onSpinWait();
            int next = ++count;
            LOCKED.setRelease(this, false);
            return next;
        }

        @Override
        public int get() {
            while (!LOCKED.weakCompareAndSetAcquire(this, false, true)) Thread.onSpinWait();
            int found = count;
            LOCKED.setRelease(this, false);
            return found;
        }
    }

    @Test
    void it_fails_only_where_waits_may_end_without_a_reason_too() {
        String scenario = "increment() | increment()";
        assertThat(Checks.explore(Trusting.class, "increment() | get()", Mode.EVERY, ALLOWANCE))
                .isInstanceOf(Clean.class);
        assertThat(Checks.explore(Trusting.class, "increment() | get()", Mode.SPURIOUS, ALLOWANCE))
                .isInstanceOf(Convicted.class);
        assertThat(Checks.explore(TryingAgain.class, scenario, Mode.SPURIOUS, ALLOWANCE))
                .isInstanceOfSatisfying(
                        Clean.class, clean -> assertThat(clean.exhausted()).isTrue());
        assertThat(Checks.explore(Locked.class, scenario, Mode.SPURIOUS, ALLOWANCE))
                .isInstanceOf(Clean.class);
    }

    @Test
    void who_trusts_it_is_refuted_and_who_tries_again_is_not() {
        assertThat(Checks.finding(Trusting.class)).isInstanceOf(Finding.Violated.class);
        assertThat(Checks.finding(TryingAgain.class)).isInstanceOf(Finding.Exhausted.class);
        assertThat(Checks.finding(Locked.class)).isInstanceOf(Finding.Exhausted.class);
    }
}
