package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.Finding;
import dev.turnstile.spec.Model;
import dev.turnstile.spec.Subject;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A wait for a condition may end without a reason, as its documentation says. */
@Tag("slow")
public class ConditionWakeUpsTest {
    public interface Gate {
        void open();

        boolean pass();
    }

    public static final class GateModel implements Gate {
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

    abstract static class Base implements Gate {
        final ReentrantLock lock = new ReentrantLock();
        final Condition opened = lock.newCondition();
        boolean open;

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
    }

    @Subject(model = GateModel.class)
    public static class Trusting extends Base {
        @Override
        public boolean pass() {
            lock.lock();
            try {
                if (!open) opened.awaitUninterruptibly();
                return open;
            } finally {
                lock.unlock();
            }
        }
    }

    @Subject(model = GateModel.class)
    public static class LookingAgain extends Base {
        @Override
        public boolean pass() {
            lock.lock();
            try {
                while (!open) opened.awaitUninterruptibly();
                return open;
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void who_trusts_a_signal_is_refuted_and_who_looks_again_is_not() {
        assertThat(Checks.violation(Trusting.class).history()).contains("pass(): false");
        assertThat(Checks.finding(LookingAgain.class)).isInstanceOf(Finding.Exhausted.class);
    }
}
