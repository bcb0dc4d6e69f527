package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.Explored.Convicted;
import dev.turnstile.engine.lincheck.inputs.Case;
import dev.turnstile.engine.lincheck.inputs.Pooling.Counter;
import dev.turnstile.engine.lincheck.inputs.Pooling.CounterModel;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
public class JoiningHangsTest {
    /** Joins a thread that waits for what nobody gives. */
    @Subject(model = CounterModel.class)
    public static class JoinsThread implements Counter {
        private final Semaphore never = new Semaphore(0);

        @Override
        public int next() {
            Thread thread = new Thread(never::acquireUninterruptibly);
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 1;
        }
    }

    /** Joins a future that nobody completes. */
    @Subject(model = CounterModel.class)
    public static class JoinsFuture implements Counter {
        private final CompletableFuture<Integer> never = new CompletableFuture<>();

        @Override
        public int next() {
            return never.join();
        }
    }

    private static final Case THREAD = new Case(JoinsThread.class, "next()", false);
    private static final Case FUTURE = new Case(JoinsFuture.class, "next() | next()", false);

    private static WaitingThread first(Explored explored) {
        Hang hang = Objects.requireNonNull(((Convicted) explored).hang());
        return hang.waiting().get(0);
    }

    @Test
    void a_thread_that_joins_another_or_a_future_waits_and_does_not_spin() {
        Map<Case, Explored> explored = Checks.exploreAll(List.of(THREAD, FUTURE), 100);

        WaitingThread ofThread = first(Objects.requireNonNull(explored.get(THREAD)));
        assertThat(ofThread.state()).isEqualTo("WAITING");
        assertThat(Objects.requireNonNull(ofThread.waitsFor()).type()).isEqualTo("java.lang.Thread");
        assertThat(Checks.sourceLine(ofThread.waitsAt())).isEqualTo("thread.join();");

        WaitingThread ofFuture = first(Objects.requireNonNull(explored.get(FUTURE)));
        assertThat(ofFuture.state()).isEqualTo("WAITING");
        assertThat(Objects.requireNonNull(ofFuture.waitsFor()).identity()).isEqualTo("never");
    }
}
