package dev.turnstile.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.Limit;
import dev.turnstile.models.events.TimedEvent;
import dev.turnstile.models.locks.TimedMutex;
import dev.turnstile.models.queues.TimedQueue;
import dev.turnstile.models.semaphores.TimedSemaphore;
import dev.turnstile.subjects.events.TimedMonitorEvent;
import dev.turnstile.subjects.events.TimedParkEvent;
import dev.turnstile.subjects.locks.TimedAqsMutex;
import dev.turnstile.subjects.locks.TimedParkingMutex;
import dev.turnstile.subjects.queues.JdkTimedQueue;
import dev.turnstile.subjects.queues.TimedCountingJoinableQueue;
import dev.turnstile.subjects.queues.TimedMonitorQueue;
import dev.turnstile.subjects.queues.TimedTwoConditionQueue;
import dev.turnstile.subjects.semaphores.JdkTimedSemaphore;
import dev.turnstile.subjects.semaphores.TimedCasParkSemaphore;
import dev.turnstile.subjects.semaphores.TimedMonitorSemaphore;
import dev.turnstile.support.waiting.Interrupted;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits with a limit for what does not come. */
@Timeout(
        value = 60,
        threadMode =
                Timeout.ThreadMode.SEPARATE_THREAD) // a guard only: a limit that is not kept would wait for an hour
class TimedWaitsTest {
    /** Each answers whether it got what it waited for. */
    static Stream<Named<Predicate<Limit>>> waitsInVain() {
        Stream<Named<Predicate<Limit>>> semaphores = Stream.<TimedSemaphore>of(
                        new TimedMonitorSemaphore(), new TimedCasParkSemaphore(), new JdkTimedSemaphore())
                .map(semaphore -> wait(semaphore, "tryAcquire", semaphore::tryAcquire));
        Stream<Named<Predicate<Limit>>> consumers =
                queues().stream().map(queue -> wait(queue, "poll", limit -> queue.poll(limit) != null));
        Stream<Named<Predicate<Limit>>> producers = queues().stream().map(queue -> {
            for (int i = 0; i < TimedQueue.CAPACITY; i++) queue.offer(i, Limit.LONG);
            return wait(queue, "offer", limit -> queue.offer(9, limit));
        });
        Stream<Named<Predicate<Limit>>> events = Stream.<TimedEvent>of(new TimedMonitorEvent(), new TimedParkEvent())
                .map(event -> wait(event, "await", event::await));
        Stream<Named<Predicate<Limit>>> mutexes = Stream.<TimedMutex>of(new TimedParkingMutex(), new TimedAqsMutex())
                .map(mutex -> {
                    mutex.lock();
                    return wait(mutex, "tryLock", mutex::tryLock);
                });
        var joinable = new TimedCountingJoinableQueue();
        joinable.put(1);
        Stream<Named<Predicate<Limit>>> joins = Stream.of(wait(joinable, "join", joinable::join));
        return Stream.of(semaphores, consumers, producers, events, mutexes, joins)
                .flatMap(some -> some);
    }

    @ParameterizedTest
    @MethodSource("waitsInVain")
    void a_waiter_gives_up_at_its_limit_and_not_before(Predicate<Limit> wait) {
        long begin = System.nanoTime();
        assertThat(wait.test(Limit.SHORT)).isFalse();
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(Limit.SHORT.nanos());
    }

    @ParameterizedTest
    @MethodSource("waitsInVain")
    void a_waiter_that_is_interrupted_ends_before_its_limit(Predicate<Limit> wait) throws InterruptedException {
        var end = new AtomicReference<Throwable>();
        var got = new AtomicBoolean();
        Thread waiter = Threads.start(() -> {
            try {
                got.set(wait.test(Limit.LONG));
            } catch (Interrupted e) {
                end.set(e);
            }
        });
        Threads.awaitAsleepWithLimit(waiter);

        waiter.interrupt();
        waiter.join();
        assertThat(end.get()).isInstanceOf(Interrupted.class);
        assertThat(got).isFalse();
    }

    private static List<TimedQueue> queues() {
        return List.of(new TimedMonitorQueue(), new TimedTwoConditionQueue(), new JdkTimedQueue());
    }

    private static Named<Predicate<Limit>> wait(Object subject, String operation, Predicate<Limit> wait) {
        return Named.of(subject.getClass().getSimpleName() + "." + operation, wait);
    }
}
