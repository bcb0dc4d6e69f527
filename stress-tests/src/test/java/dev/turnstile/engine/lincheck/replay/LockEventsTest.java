package dev.turnstile.engine.lincheck.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.engine.lincheck.replay.LockEvents.Call;
import dev.turnstile.engine.lincheck.replay.LockEvents.Holding;
import dev.turnstile.engine.lincheck.replay.LockEvents.Kind;
import dev.turnstile.engine.lincheck.replay.LockEvents.Wait;
import dev.turnstile.engine.lincheck.replay.LockEvents.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LockEventsTest {
    private static final StackTraceElement PLACE = new StackTraceElement("dev.Door", "open", "Door.java", 7);

    private final LockEvents events = new LockEvents();
    private final Object lock = new Object();

    @Test
    void a_monitor_is_waited_for_then_held_then_left() {
        events.at(1, PLACE);
        events.entering(1, lock);
        assertThat(events.standing(1).waiting()).isEqualTo(new Wait(Why.ENTRY, lock, PLACE));
        events.entered(1, lock);
        assertThat(events.standing(1).waiting()).isNull();
        assertThat(events.standing(1).holds()).containsExactly(new Holding(Kind.MONITOR, lock, PLACE));
        events.left(1, lock);
        assertThat(events.standing(1).holds()).isEmpty();
    }

    @Test
    void a_monitor_entered_twice_is_held_until_it_is_left_twice() {
        events.entered(1, lock);
        events.entered(1, lock);
        events.left(1, lock);
        assertThat(events.standing(1).holds()).hasSize(1);
    }

    @Test
    void a_lock_is_held_from_the_return_of_lock_until_unlock() {
        events.called(1, call("lock", lock));
        assertThat(events.standing(1).holds()).isEmpty();
        events.returned(1, null);
        assertThat(events.standing(1).holds()).containsExactly(new Holding(Kind.LOCK, lock, PLACE));
        events.called(1, call("unlock", lock));
        events.returned(1, null);
        assertThat(events.standing(1).holds()).isEmpty();
    }

    @Test
    void a_lock_and_its_own_monitor_are_two_things() {
        call(1, "lock", lock, null);
        events.left(1, lock);
        assertThat(events.standing(1).holds()).hasSize(1);
    }

    @Test
    void an_attempt_takes_the_lock_only_if_it_succeeds() {
        call(1, "tryLock", lock, false);
        assertThat(events.standing(1).holds()).isEmpty();
        call(1, "tryLock", lock, true);
        assertThat(events.standing(1).holds()).hasSize(1);
    }

    @Test
    void a_call_that_throws_takes_nothing() {
        events.called(1, call("lock", lock));
        events.threw(1);
        assertThat(events.standing(1).calls()).isEmpty();
        assertThat(events.standing(1).holds()).isEmpty();
    }

    @Test
    void another_thread_may_give_back_a_permit() {
        call(1, "acquire", lock, null);
        call(2, "release", lock, null);
        assertThat(events.standing(1).holds()).isEmpty();
    }

    @Test
    void the_locks_inside_a_lock_are_not_the_users() {
        Object inside = new Object();
        events.called(1, call("lock", lock));
        call(1, "acquire", inside, null);
        events.returned(1, null);
        assertThat(events.standing(1).holds()).extracting(Holding::resource).containsExactly(lock);
    }

    @Test
    void calls_of_a_subject_on_itself_take_nothing() {
        events.runsOn(lock);
        call(1, "lock", lock, null);
        assertThat(events.standing(1).holds()).isEmpty();
    }

    @Test
    void calls_stand_outermost_first() {
        Call outer = call("open", new Object());
        Call inner = call("lock", lock);
        events.called(1, outer);
        events.called(1, inner);
        assertThat(events.standing(1).calls()).containsExactly(outer, inner);
    }

    @Test
    void nothing_that_comes_after_the_hang_counts() {
        events.entered(1, lock);
        events.parking(2, lock);
        events.freeze();
        events.left(1, lock);
        events.resumed(2);
        events.entered(3, lock);
        assertThat(events.standing(1).holds()).hasSize(1);
        assertThat(events.standing(2).waiting()).isEqualTo(new Wait(Why.PARKED, lock, LockEvents.NOWHERE));
        assertThat(events.threads()).containsExactly(1, 2);
    }

    private void call(int thread, String method, Object receiver, @Nullable Object result) {
        events.called(thread, call(method, receiver));
        events.returned(thread, result);
    }

    private static Call call(String method, Object receiver) {
        return new Call("dev.Door", method, receiver, PLACE);
    }
}
