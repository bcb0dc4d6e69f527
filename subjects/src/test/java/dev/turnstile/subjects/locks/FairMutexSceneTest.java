package dev.turnstile.subjects.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.subjects.Waiter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Five who come one after the other to a mutex that is taken. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD) // a guard only
class FairMutexSceneTest {
    @Test
    void who_comes_first_is_served_first() throws InterruptedException {
        FairTicketMutex mutex = new FairTicketMutex();
        List<Integer> served = new ArrayList<>();
        assertThat(mutex.arrive()).isZero();
        mutex.enter();

        List<Waiter> waiters = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiters.add(Waiter.asleepIn(() -> {
                int number = mutex.arrive();
                mutex.enter();
                served.add(number);
                mutex.leave();
            }));
        }
        mutex.leave();

        for (Waiter waiter : waiters) assertThat(waiter.returned()).isTrue();
        assertThat(served).containsExactly(1, 2, 3, 4, 5);
    }
}
