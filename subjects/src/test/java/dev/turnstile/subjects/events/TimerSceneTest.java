package dev.turnstile.subjects.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.events.Timer;
import dev.turnstile.subjects.Meeting;
import dev.turnstile.subjects.Threads;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A clock that lets timers expire while somebody calls them off. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class TimerSceneTest {
    private static final int TIMERS = 1_000;

    /** A timer that two threads reach at the same time. */
    private static final class Contested {
        final Timer timer = new CasTimer();
        final Meeting both = new Meeting(2);
        boolean expired;
        boolean cancelled;

        void expire() {
            both.join();
            expired = timer.expire();
        }

        void cancel() {
            both.join();
            cancelled = timer.cancel();
        }
    }

    @Test
    void each_of_a_thousand_timers_is_either_fired_by_the_clock_or_cancelled() throws InterruptedException {
        List<Contested> all = Stream.generate(Contested::new).limit(TIMERS).toList();
        all.forEach(one -> one.timer.start());

        Thread clock = Threads.start(() -> all.forEach(Contested::expire));
        all.forEach(Contested::cancel);
        clock.join();

        assertThat(all).allSatisfy(one -> {
            assertThat(one.expired).isNotEqualTo(one.cancelled);
            assertThat(one.timer.fired()).isEqualTo(one.expired);
        });
        long fired = all.stream().filter(one -> one.expired).count();
        System.out.println(TIMERS + " timers, a clock and somebody who cancels: " + fired + " fired, "
                + (TIMERS - fired) + " cancelled, none of them both");
    }
}
