package dev.turnstile.subjects.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.semaphores.CountingSemaphore;
import dev.turnstile.subjects.Threads;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A semaphore of 4 and its 10 users. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only: a lost wake-up would wait forever
class SemaphoreScenesTest {
    static Stream<Named<IntFunction<CountingSemaphore>>> semaphores() {
        return Stream.of(
                Named.of("MonitorSemaphore", MonitorSemaphore::new),
                Named.of("CasParkSemaphore", CasParkSemaphore::new),
                Named.of("JdkSemaphore", JdkSemaphore::new));
    }

    @ParameterizedTest
    @MethodSource("semaphores")
    void ten_users_of_a_semaphore_of_four_are_four_inside_and_never_more(IntFunction<CountingSemaphore> semaphore)
            throws InterruptedException {
        var users = new UsersOfASemaphore(semaphore.apply(4));

        users.come(10);
        assertThat(users.inside()).isEqualTo(4);

        users.leave();
        assertThat(users.mostInside()).isEqualTo(4);
        assertThat(users.served()).isEqualTo(10);
    }

    @Test
    void the_over_admitting_twin_lets_five_inside_when_five_make_the_check_together() throws InterruptedException {
        var users = new UsersOfASemaphore(new MeetingAfterTheCheck(4, 5));

        users.come(5);
        users.awaitInside(5);
        users.come(5);
        assertThat(users.inside()).isEqualTo(5);

        users.leave(); // while they do, it may over-admit again
        assertThat(users.mostInside()).isGreaterThanOrEqualTo(5);
        assertThat(users.served()).isEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("semaphores")
    void a_waiter_that_is_interrupted_leaves_the_permit_to_the_next(IntFunction<CountingSemaphore> semaphores)
            throws InterruptedException {
        CountingSemaphore semaphore = semaphores.apply(0);
        var endOfTheFirst = new AtomicReference<Throwable>();
        Thread first = Threads.start(() -> {
            try {
                semaphore.acquire();
            } catch (Interrupted e) {
                endOfTheFirst.set(e);
            }
        });
        Threads.awaitAsleep(first);
        Thread second = Threads.start(semaphore::acquire);
        Threads.awaitAsleep(second);

        first.interrupt();
        first.join();
        semaphore.release();
        second.join();

        assertThat(endOfTheFirst.get()).isInstanceOf(Interrupted.class);
        assertThat(semaphore.available()).isZero();
    }

    /** Stretches the window between the check and the decrement until a number of threads are in it. */
    private static final class MeetingAfterTheCheck extends OverAdmittingSemaphore {
        private final CountDownLatch everyone;

        MeetingAfterTheCheck(int permits, int threads) {
            super(permits);
            everyone = new CountDownLatch(threads);
        }

        @Override
        protected void beforeTaking() {
            everyone.countDown();
            try {
                everyone.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
