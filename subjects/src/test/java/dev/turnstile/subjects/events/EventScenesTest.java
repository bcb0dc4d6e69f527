package dev.turnstile.subjects.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.events.Event;
import dev.turnstile.subjects.Threads;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event and the threads that sleep until it comes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only: a lost wake-up would wait forever
class EventScenesTest {
    static Stream<Named<Event>> events() {
        return Stream.<Event>of(new MonitorEvent(), new ParkEvent())
                .map(event -> Named.of(event.getClass().getSimpleName(), event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void one_set_wakes_all_three_sleepers(Event event) throws InterruptedException {
        List<Thread> sleepers =
                Stream.generate(() -> Threads.start(event::await)).limit(3).toList();
        Threads.awaitAsleep(sleepers);

        event.set();
        Threads.join(sleepers);
        assertThat(event.isSet()).isTrue();
    }

    @Test
    void notify_one_event_leaves_two_of_three_sleepers_asleep() throws InterruptedException {
        Event event = new NotifyOneEvent();
        List<Thread> sleepers =
                Stream.generate(() -> Threads.start(event::await)).limit(3).toList();
        Threads.awaitAsleep(sleepers);

        event.set();
        List<Thread> left = awaitOneEnd(sleepers);
        Threads.awaitAsleep(left);
        assertThat(left).hasSize(2);

        event.set();
        event.set();
        Threads.join(left);
    }

    private static List<Thread> awaitOneEnd(List<Thread> threads) {
        for (; ; ) {
            List<Thread> left = threads.stream().filter(Thread::isAlive).toList();
            if (left.size() < threads.size()) return left;
            Thread.onSpinWait();
        }
    }
}
