package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.spec.Model;
import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A condition may wake up without a reason, as its documentation says; those of the JDK's locks never do. */
@Tag("slow")
public class ConditionsWithoutLoopsTest {
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

    /** {@code Condition} permits it to wake without a reason, but the JDK's do not, and classes that adapt them are right. */
    @Test
    void a_condition_of_the_jdk_wakes_only_for_a_reason() {
        for (Class<?> subject : List.of(Once.class, Looping.class)) {
            EngineEvidence evidence = Checks.check(subject);
            assertThat(evidence.finding()).isInstanceOf(Finding.Exhausted.class);
            assertThat(evidence.notes()).noneMatch(note -> note.contains("waits returned without a reason"));
        }
    }
}
