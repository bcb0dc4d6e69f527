package dev.turnstile.engine.lincheck.applicability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.Subjects;
import dev.turnstile.engine.lincheck.inputs.LockProtocols;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;

class AdaptedClassesTest {
    @SuppressWarnings("UnusedVariable") // only their types count
    private static class OneLock {
        static final AtomicInteger COUNT = new AtomicInteger();

        final Lock lock = new ReentrantLock();
        final Condition condition = lock.newCondition();
    }

    @SuppressWarnings("UnusedVariable")
    private static class BothSides {
        final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        final ReentrantReadWriteLock.ReadLock read = lock.readLock();
        final Lock write = lock.writeLock();
    }

    @SuppressWarnings("UnusedVariable")
    private static class OneSemaphore {
        final Semaphore permits = new Semaphore(1);
    }

    @SuppressWarnings("UnusedVariable")
    private static final class LockAndState extends OneLock {
        int count;
    }

    @SuppressWarnings("UnusedVariable")
    private static final class TwoSemaphores extends OneSemaphore {
        final Semaphore others = new Semaphore(0);
    }

    @Test
    void a_subject_that_has_one_lock_alone_adapts_it() {
        assertThat(AdaptedClasses.of(OneLock.class)).containsExactly(ReentrantLock.class);
        assertThat(AdaptedClasses.of(OneSemaphore.class)).containsExactly(Semaphore.class);
        assertThat(AdaptedClasses.of(BothSides.class)).contains(ReentrantReadWriteLock.class);
    }

    @Test
    void one_that_has_other_state_uses_it() {
        assertThat(AdaptedClasses.of(LockAndState.class)).isEmpty();
        assertThat(AdaptedClasses.of(Subjects.ReentrantLockCounter.class)).isEmpty();
    }

    @Test
    void so_does_one_that_has_two() {
        assertThat(AdaptedClasses.of(TwoSemaphores.class)).isEmpty();
        assertThat(AdaptedClasses.of(LockProtocols.OppositeLocks.class)).isEmpty();
    }

    @Test
    void one_without_any_state_adapts_nothing() {
        assertThat(AdaptedClasses.of(Subjects.StatelessLocks.class)).isEmpty();
    }
}
