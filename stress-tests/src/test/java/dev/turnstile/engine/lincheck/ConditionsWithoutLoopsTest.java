package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.replay.Mode;
import dev.turnstile.engine.lincheck.search.Explored.Clean;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.spec.Model;
import dev.turnstile.spec.Subject;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A condition may wake up without a reason, as its documentation says: whoever waits without a loop trusts that it does not. */
@Tag("slow")
public class ConditionsWithoutLoopsTest {
    private static final long ALLOWANCE = 500;

    /** A gate that opens once. */
    public interface Gate {
        void open();

        boolean pass();
    }

    /** Lets nobody pass who would not find it open. */
    public static class GateModel implements Gate {
        private boolean open;

        @Override
        public void open() {
            open = true;
        }

        @Override
        public boolean pass() {
            Model.enabledWhen(open);
            return true;
        }
    }

    /** Waits with a loop or without. */
    public abstract static class Base implements Gate {
        final ReentrantLock lock = new ReentrantLock();
        final Condition opened = lock.newCondition();
        boolean open;

        abstract void await();

        @Override
        public void open() {
            lock.lock();
            try {
                open = true;
                opened.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean pass() {
            lock.lock();
            try {
                await();
                return open;
            } finally {
                lock.unlock();
            }
        }
    }

    @Subject(model = GateModel.class)
    public static class Once extends Base {
        @Override
        void await() {
            if (!open) opened.awaitUninterruptibly();
        }
    }

    @Subject(model = GateModel.class)
    public static class Looping extends Base {
        @Override
        void await() {
            while (!open) opened.awaitUninterruptibly();
        }
    }

    @Test
    void it_wakes_without_a_reason_only_where_waits_may() {
        assertThat(Checks.explore(Once.class, "pass() | open()", Mode.EVERY, ALLOWANCE))
                .isInstanceOfSatisfying(
                        Clean.class, clean -> assertThat(clean.waited()).isTrue());
        assertThat(Checks.explore(Once.class, "pass() | open()", Mode.SPURIOUS, ALLOWANCE))
                .isInstanceOf(Convicted.class);
        assertThat(Checks.explore(Looping.class, "pass() | open()", Mode.SPURIOUS, ALLOWANCE))
                .isInstanceOfSatisfying(
                        Clean.class, clean -> assertThat(clean.exhausted()).isTrue());
    }

    @Test
    void who_trusts_it_is_refuted_and_who_looks_again_is_not() {
        assertThat(Checks.finding(Once.class)).isInstanceOf(Finding.Violated.class);
        EngineEvidence evidence = Checks.check(Looping.class);
        assertThat(evidence.finding()).isInstanceOf(Finding.Exhausted.class);
        assertThat(evidence.notes()).anyMatch(note -> note.contains("waits returned without a reason"));
    }
}
