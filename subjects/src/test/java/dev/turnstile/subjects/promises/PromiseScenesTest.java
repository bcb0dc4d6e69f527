package dev.turnstile.subjects.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.promises.Promise;
import dev.turnstile.subjects.Threads;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A promise and the threads that sleep until it is kept or broken. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only: a lost wake-up would wait forever
class PromiseScenesTest {
    static Stream<Named<Promise>> promises() {
        return Stream.<Promise>of(new CasPromise(), new JdkPromise())
                .map(promise -> Named.of(promise.getClass().getSimpleName(), promise));
    }

    @ParameterizedTest
    @MethodSource("promises")
    void three_sleepers_all_get_the_first_value(Promise promise) throws InterruptedException {
        var sum = new AtomicInteger();
        List<Thread> sleepers = Stream.generate(() -> Threads.start(() -> sum.addAndGet(promise.get())))
                .limit(3)
                .toList();
        Threads.awaitAsleep(sleepers);

        promise.complete(5);
        promise.complete(6);
        Threads.join(sleepers);
        assertThat(sum).hasValue(15);
    }

    @ParameterizedTest
    @MethodSource("promises")
    void a_sleeper_is_told_of_the_cancellation(Promise promise) throws InterruptedException {
        var told = new AtomicInteger();
        Thread sleeper = Threads.start(() -> {
            try {
                promise.get();
            } catch (CancellationException e) {
                told.incrementAndGet();
            }
        });
        Threads.awaitAsleep(sleeper);

        assertThat(promise.cancel()).isTrue();
        assertThat(promise.cancel()).isFalse();
        sleeper.join();
        assertThat(told).hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("promises")
    void callbacks_run_once_whether_registered_before_or_after(Promise promise) {
        promise.onDone();
        promise.complete(1);
        promise.onDone();
        assertThat(promise.callbacksRun()).isEqualTo(2);
    }
}
