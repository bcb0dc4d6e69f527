package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.inputs.Case;
import dev.turnstile.engine.lincheck.inputs.Pooling.Counter;
import dev.turnstile.engine.lincheck.inputs.Pooling.CounterModel;
import dev.turnstile.engine.lincheck.search.Explored;
import dev.turnstile.engine.lincheck.search.Explored.Convicted;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.spec.Subject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.StampedLock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
public class StampedLockHangsTest {
    /** Asks for a lock again that it has. */
    @Subject(model = CounterModel.class)
    public static class TakesTwice implements Counter {
        private final StampedLock lock = new StampedLock();

        @Override
        public int next() {
            long first = lock.readLock();
            long second = lock.writeLock();
            return (int) (first + second);
        }
    }

    /** Waits for what nobody gives, after it has given its lock back and was refused another. */
    @Subject(model = CounterModel.class)
    public static class GivesBack implements Counter {
        private final StampedLock lock = new StampedLock();
        private final Semaphore never = new Semaphore(0);

        @Override
        public int next() {
            long stamp = lock.writeLock();
            long refused = lock.tryReadLock();
            lock.unlockWrite(stamp);
            never.acquireUninterruptibly();
            return (int) refused;
        }
    }

    private static final Case TWICE = new Case(TakesTwice.class, "next()", false);
    private static final Case BACK = new Case(GivesBack.class, "next()", false);

    @Test
    void evidence_names_who_holds_a_stamped_lock_until_it_is_given_back() {
        Map<Case, Explored> explored = Checks.exploreAll(List.of(TWICE, BACK), 100);

        WaitingThread twice = first(Objects.requireNonNull(explored.get(TWICE)));
        assertThat(Objects.requireNonNull(twice.waitsFor()).identity()).isEqualTo("lock");
        assertThat(twice.heldBy()).isEqualTo(twice.thread());
        assertThat(twice.holds()).extracting(Held::resource).containsExactly(Objects.requireNonNull(twice.waitsFor()));
        assertThat(Checks.sourceLine(twice.waitsAt())).isEqualTo("long second = lock.writeLock();");

        WaitingThread back = first(Objects.requireNonNull(explored.get(BACK)));
        assertThat(Objects.requireNonNull(back.waitsFor()).identity()).isEqualTo("never");
        assertThat(back.holds()).isEmpty();
    }

    private static WaitingThread first(Explored explored) {
        Hang hang = Objects.requireNonNull(((Convicted) explored).hang());
        return hang.waiting().get(0);
    }
}
