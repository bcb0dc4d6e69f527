package dev.turnstile.subjects.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.semaphores.CountingSemaphore;
import java.util.List;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** A semaphore of any few permits, and at least that number of users. */
class UsersOfASemaphoreTest {
    private static final List<IntFunction<CountingSemaphore>> SEMAPHORES =
            List.of(MonitorSemaphore::new, CasParkSemaphore::new, JdkSemaphore::new);

    // A failure by chance cannot be shrunk: the next try may go well.
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void as_many_users_as_permits_are_inside_and_never_more(
            @ForAll @IntRange(min = 1, max = 5) int permits, @ForAll @IntRange(min = 0, max = 7) int more)
            throws InterruptedException {
        for (IntFunction<CountingSemaphore> semaphore : SEMAPHORES) {
            var users = new UsersOfASemaphore(semaphore.apply(permits));

            users.come(permits + more);
            users.awaitInside(permits);
            users.leave();

            assertThat(users.mostInside()).isEqualTo(permits);
            assertThat(users.served()).isEqualTo(permits + more);
        }
    }
}
