package dev.turnstile.subjects.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.turnstile.models.locks.Mutex;
import dev.turnstile.models.locks.ReentrantMutex;
import dev.turnstile.subjects.Crowd;
import dev.turnstile.support.waiting.Interrupted;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A thread that waits for a lock can be ended from outside. All but {@link PlainFlagMutex}, whose fault is that its loop sees nothing. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class InterruptedWaitTest {
    static Stream<Mutex> mutexes() {
        return Stream.of(
                new TestThenSetMutex(),
                new CasSpinMutex(),
                new PetersonMutex(),
                new PlainPetersonMutex(),
                new TicketMutex(),
                new ParkingMutex(),
                new BargingUnparkMutex(),
                new AqsMutex());
    }

    static Stream<ReentrantMutex> reentrantMutexes() {
        return Stream.of(new CountingReentrantMutex(), new JdkReentrantMutex());
    }

    @ParameterizedTest
    @MethodSource("mutexes")
    void an_interrupted_thread_stops_waiting_for_a_mutex(Mutex mutex) throws Exception {
        mutex.lock();
        Crowd.run(1, () -> stopsWaiting(mutex::lock));
    }

    @ParameterizedTest
    @MethodSource("reentrantMutexes")
    void an_interrupted_thread_stops_waiting_for_a_reentrant_mutex(ReentrantMutex mutex) throws Exception {
        mutex.lock();
        Crowd.run(1, () -> stopsWaiting(mutex::lock));
    }

    private static void stopsWaiting(Runnable lock) {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(Interrupted.class).isThrownBy(lock::run);
        assertThat(Thread.interrupted()).as("interrupt status").isTrue();
    }
}
