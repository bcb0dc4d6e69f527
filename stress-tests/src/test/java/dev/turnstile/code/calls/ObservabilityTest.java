package dev.turnstile.code.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.spec.Model;
import dev.turnstile.spec.Quiescent;
import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Of what something can be seen. */
public class ObservabilityTest {
    public interface Mute {
        void inc();
    }

    @Subject(model = MuteModel.class)
    public static class MuteModel implements Mute {
        private final AtomicInteger n = new AtomicInteger();

        @Override
        public void inc() {
            n.incrementAndGet();
        }
    }

    @Subject(model = MuteModel.class)
    public static class Synchronized implements Mute {
        int n;

        @Override
        public synchronized void inc() {
            n = n + 1;
        }
    }

    @Subject(model = MuteModel.class)
    public static class InABlock implements Mute {
        int n;

        @Override
        public void inc() {
            synchronized (this) {
                n = n + 1;
            }
        }
    }

    @Subject(model = MuteModel.class)
    public static class WithALock implements Mute {
        private final Lock lock = new ReentrantLock();
        int n;

        @Override
        public void inc() {
            lock.lock();
            n = n + 1;
            lock.unlock();
        }
    }

    public interface Asserting {
        void inc();

        @Quiescent
        void check();
    }

    @Subject(model = AssertingModel.class)
    public static class AssertingModel implements Asserting {
        @Override
        public void inc() {}

        @Override
        public void check() {}
    }

    public interface Flag {
        void run();

        void stop();
    }

    public static class FlagModel implements Flag {
        private boolean stopped;

        @Override
        public void run() {
            requireStopped();
        }

        private void requireStopped() {
            Model.enabledWhen(stopped);
        }

        @Override
        public void stop() {
            stopped = true;
        }
    }

    @Subject(model = FlagModel.class)
    public static class Spinning implements Flag {
        private volatile boolean stopped;

        @Override
        public void run() {
            while (!stopped) Thread.onSpinWait();
        }

        @Override
        public void stop() {
            stopped = true;
        }
    }

    private static boolean isBlind(Class<?> subject) {
        return Observability.nothing(DeclarationReader.read(subject)).isPresent();
    }

    @Test
    void where_nothing_answers_and_nothing_waits_nothing_can_be_seen() {
        assertThat(Observability.nothing(DeclarationReader.read(MuteModel.class)))
                .hasValueSatisfying(why -> assertThat(why).contains("Add an operation that returns an answer"));
    }

    @Test
    void of_what_waits_it_can_be_seen_that_it_does_not_return() {
        assertThat(isBlind(Synchronized.class)).isFalse();
        assertThat(isBlind(InABlock.class)).isFalse();
        assertThat(isBlind(WithALock.class)).isFalse();
    }

    @Test
    void of_what_spins_where_the_model_waits_it_can_be_seen_that_it_does_not_return() {
        assertThat(isBlind(Spinning.class)).isFalse();
    }

    @Test
    void what_asserts_at_rest_can_be_seen_to_throw() {
        assertThat(isBlind(AssertingModel.class)).isFalse();
    }
}
