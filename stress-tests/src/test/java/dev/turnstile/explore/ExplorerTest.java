package dev.turnstile.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.explore.Access.Kind;
import dev.turnstile.explore.Instruction.Op;
import dev.turnstile.explore.Transition.Touch;
import dev.turnstile.explore.monitors.Permit;
import dev.turnstile.explore.monitors.Synchronization;
import dev.turnstile.explore.realtime.RealTimeOrders;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the properties that an adapter relies on besides the outcomes: how executions end, what is repeated, what was asked for. */
class ExplorerTest {
    private static final int STEPS = 100;

    private static Transition touch(Location location, Kind kind, int site) {
        return new Touch(new Access(location, kind, AccessMode.VOLATILE), site);
    }

    @Test
    void an_execution_with_too_many_steps_is_cut() {
        Explorer explorer = new Explorer(-1, STEPS);
        assertThat(explorer.next()).isTrue();
        explorer.open(0, -1, true);
        int next = explorer.begin();
        Location location = new Locations().of(null, "x");
        while (next != Explorer.NOBODY) next = explorer.arrive(next, touch(location, Kind.WRITE, 1));
        assertThat(explorer.end()).isEqualTo(End.CUT);
        assertThat(explorer.steps()).isEqualTo(STEPS);
        assertThat(explorer.next()).isFalse();
    }

    @Test
    void a_repetition_that_announces_something_else_has_diverged() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        assertThat(oneStep(explorer, 1)).isEqualTo(End.COMPLETE);
        explorer.repeat();
        assertThat(oneStep(explorer, 1)).isEqualTo(End.COMPLETE);
        explorer.repeat();
        assertThat(oneStep(explorer, 2)).isEqualTo(End.DIVERGED);
    }

    private static End oneStep(Explorer explorer, int site) {
        explorer.open(0, -1, true);
        explorer.begin();
        if (explorer.arrive(0, touch(new Locations().of(null, "x"), Kind.WRITE, site)) == 0) explorer.finish(0);
        return explorer.end();
    }

    @Test
    void a_repetition_that_chooses_among_others_has_diverged() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        assertThat(oneChoice(explorer, 2)).isZero();
        assertThat(explorer.next()).isTrue();
        assertThat(oneChoice(explorer, 2)).isEqualTo(1);
        explorer.repeat();
        oneChoice(explorer, 3);
        assertThat(explorer.end()).isEqualTo(End.DIVERGED);
    }

    private static int oneChoice(Explorer explorer, int options) {
        explorer.open(0, -1, true);
        explorer.begin();
        explorer.arrive(0, touch(new Locations().of(null, "x"), Kind.WRITE, 1));
        int chosen = explorer.choose(0, options);
        explorer.finish(0);
        return chosen;
    }

    @Test
    void a_thread_that_need_not_end_may_wait_for_good() {
        Explorer explorer = new Explorer(-1, STEPS);
        int executions = 0;
        while (explorer.next()) {
            Synchronization synchronization = new Synchronization(explorer, false);
            explorer.open(0, -1, false);
            assertThat(explorer.begin()).isZero();
            assertThat(explorer.arrive(0, synchronization.park(0, false, 1))).isEqualTo(Explorer.NOBODY);
            assertThat(explorer.end()).isEqualTo(End.COMPLETE);
            executions++;
        }
        assertThat(executions).isEqualTo(1);
    }

    /** To hand over to a thread costs more than most steps. */
    @Test
    void where_the_next_step_is_known_nobody_begins_without_need() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        assertThat(handOvers(explorer)).containsExactly(0, 1, 0, 1);
        explorer.next();
        assertThat(handOvers(explorer)).containsExactly(1, 1, 0, 0);
        explorer.repeat();
        assertThat(handOvers(explorer)).containsExactly(0, 1, 1, 0);
        assertThat(explorer.end()).isEqualTo(End.COMPLETE);
    }

    /** Runs two threads that write the same. Returns who went on, each time that somebody was told to. */
    private static List<Integer> handOvers(Explorer explorer) {
        Location location = new Locations().of(null, "x");
        for (int t = 0; t < 2; t++) explorer.reserve(t);
        for (int t = 0; t < 2; t++) explorer.resume(t, List.of());
        List<Integer> told = new ArrayList<>();
        boolean[] announced = new boolean[2];
        for (int next = explorer.begin(); next != Explorer.NOBODY; ) {
            told.add(next);
            boolean makesItsStep = announced[next];
            announced[next] = true;
            next = makesItsStep ? explorer.finish(next) : explorer.arrive(next, touch(location, Kind.WRITE, next + 1));
        }
        return told;
    }

    /** One thread keeps the lock for good, so the other, which need not end, has to come first in another execution. */
    @Test
    void whoever_waits_for_good_comes_first_in_another_execution() {
        Explorer explorer = new Explorer(-1, STEPS);
        Object lock = new Object();
        List<List<Integer>> entered = new ArrayList<>();
        while (explorer.next()) {
            Synchronization synchronization = new Synchronization(explorer, false);
            List<Integer> order = new ArrayList<>();
            for (int t = 0; t < 2; t++) explorer.open(t, -1, false);
            boolean[] announced = new boolean[2];
            int next = explorer.begin();
            while (next != Explorer.NOBODY) {
                if (announced[next]) {
                    order.add(next);
                    next = explorer.finish(next);
                } else {
                    announced[next] = true;
                    next = explorer.arrive(next, synchronization.lock(next, lock, 1));
                }
            }
            entered.add(order);
        }
        assertThat(entered).containsExactlyInAnyOrder(List.of(0), List.of(1));
    }

    /** A thread that is resumed after others have ended sees all that they did. */
    @Test
    void a_thread_that_is_resumed_races_with_nobody() {
        Explorer explorer = new Explorer(-1, STEPS);
        int executions = 0;
        while (explorer.next()) {
            executions++;
            Location location = new Locations().of(null, "x");
            Transition plain = new Touch(new Access(location, Kind.WRITE, AccessMode.PLAIN), 1);
            explorer.open(0, -1, true);
            explorer.open(1, -1, true);
            assertThat(explorer.begin()).isZero();
            assertThat(explorer.finish(0)).isEqualTo(1);
            assertThat(explorer.arrive(1, plain)).isEqualTo(1);
            assertThat(explorer.finish(1)).isEqualTo(Explorer.NOBODY);
            assertThat(explorer.end()).isEqualTo(End.COMPLETE);
            explorer.resume(0, List.of(0, 1));
            assertThat(explorer.begin()).isZero();
            assertThat(explorer.arrive(0, plain)).isZero();
            assertThat(explorer.finish(0)).isEqualTo(Explorer.NOBODY);
            assertThat(explorer.races()).isEmpty();
        }
        assertThat(executions).isEqualTo(1);
    }

    /** A wait with a limit that an interruption ends, too, and that leaves the interruption as it is. */
    @Test
    void another_resource_may_let_a_request_in() {
        Explorer explorer = new Explorer(-1, STEPS);
        List<Boolean> timedOut = new ArrayList<>();
        while (explorer.next()) {
            Synchronization synchronization = new Synchronization(explorer, false);
            Resource<Permit> permit = synchronization.permit(0);
            Resource<Integer> never = new Resource<>("never", 0);
            boolean[] announced = new boolean[2];
            for (int t = 0; t < 2; t++) explorer.open(t, -1, true);
            int next = explorer.begin();
            while (next != Explorer.NOBODY) {
                if (announced[next]) {
                    if (next == 0) timedOut.add(explorer.timedOut());
                    next = explorer.finish(next);
                } else {
                    announced[next] = true;
                    Transition sleep = new Transition.Request<>(
                            never,
                            n -> permit.state().interrupted(),
                            n -> true,
                            n -> n,
                            Transition.Edge.NONE,
                            permit,
                            1);
                    next = explorer.arrive(next, next == 0 ? sleep : synchronization.interrupt(0, 2));
                }
            }
        }
        assertThat(timedOut).containsExactlyInAnyOrder(true, false);
    }

    /** A thread that begins after another knows what that has done so far, and nothing of what it does later. */
    @Test
    void a_thread_that_is_resumed_races_with_what_comes_later() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        Location location = new Locations().of(null, "x");
        Transition plain = new Touch(new Access(location, Kind.WRITE, AccessMode.PLAIN), 1);
        explorer.open(0, -1, true);
        explorer.reserve(1);
        explorer.begin();
        explorer.finish(0);
        explorer.resume(0, List.of());
        explorer.resume(1, List.of(0));
        assertThat(explorer.begin()).isZero();
        assertThat(explorer.arrive(0, plain)).isEqualTo(1);
        assertThat(explorer.arrive(1, plain)).isZero();
        assertThat(explorer.finish(0)).isEqualTo(1);
        explorer.finish(1);
        assertThat(explorer.races()).hasSize(1);
    }

    @Test
    void only_what_was_asked_for_was_found() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        explorer.open(0, -1, true);
        explorer.begin();
        Resource<Integer> asked = new Resource<>("asked", 7);
        explorer.arrive(0, new Transition.Request<>(asked, s -> true, null, s -> s + 1, Transition.Edge.NONE, null, 1));
        assertThat(explorer.found(asked)).isEqualTo(7);
        assertThat(asked.state()).isEqualTo(8);
        assertThatThrownBy(() -> explorer.found(new Resource<>("other", 7))).isInstanceOf(IllegalStateException.class);
    }

    /** A loop of waits with a time limit gives up only when there is something new to look at, and goes on to later waits. */
    @Test
    void a_loop_of_timed_waits_ends() {
        Explorer explorer = new Explorer(-1, STEPS);
        int executions = 0;
        while (explorer.next()) {
            executions++;
            timedLoop(explorer);
            assertThat(explorer.end()).isIn(End.COMPLETE, End.REDUNDANT);
        }
        assertThat(executions).isBetween(2, 6);
        assertThat(explorer.guessedSpins()).isEmpty();
    }

    /** {@code do park(1) while (x == 0); park(1)} beside {@code x = 1}. */
    private static void timedLoop(Explorer explorer) {
        Synchronization synchronization = new Synchronization(explorer, false);
        Location location = new Locations().of(null, "x");
        boolean[] isSet = new boolean[1];
        int[] phase = new int[2];
        explorer.open(0, -1, true);
        explorer.open(1, -1, true);
        int next = explorer.begin();
        while (next != Explorer.NOBODY) {
            int now = phase[next]++;
            if (next == 1) {
                if (now == 1) isSet[0] = true;
                next = now == 0 ? explorer.arrive(1, touch(location, Kind.WRITE, 9)) : explorer.finish(1);
            } else if (now == 2 && !isSet[0]) {
                assertThat(explorer.iterate(0, "loop", true, () -> Passing.NONE, 3))
                        .isNull();
                phase[0] = 1;
                next = explorer.arrive(0, synchronization.park(0, true, 1));
            } else {
                if (now == 0) explorer.iterate(0, "loop", true, () -> Passing.NONE, 3);
                if (now == 2) explorer.leave(0, "loop");
                next = switch (now) {
                    case 0, 2 -> explorer.arrive(0, synchronization.park(0, true, now));
                    case 1 -> explorer.arrive(0, touch(location, Kind.READ, 2));
                    default -> explorer.finish(0);
                };
            }
        }
    }

    @Test
    void a_loop_of_timed_waits_that_was_left_keeps_no_later_wait_from_giving_up() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        Synchronization synchronization = new Synchronization(explorer, false);
        explorer.open(0, -1, true);
        explorer.begin();
        explorer.iterate(0, "loop", true, () -> Passing.NONE, 1);
        assertThat(explorer.arrive(0, synchronization.park(0, true, 2))).isZero();
        explorer.arrive(0, touch(new Locations().of(null, "x"), Kind.READ, 3));
        assertThat(explorer.iterate(0, "loop", true, () -> Passing.NONE, 1)).isNull();
        explorer.leave(0, "loop");
        assertThat(explorer.arrive(0, synchronization.park(0, true, 4))).isZero();
        assertThat(explorer.timedOut()).isTrue();
    }

    /** {@code while (x == 0 && i++ < rounds)}: nobody writes, and the loop still ends. Only its first rounds are steps. */
    @ParameterizedTest
    @ValueSource(ints = {7, 1_024, 15_000})
    void a_loop_that_counts_its_rounds_ends_though_it_looks_like_one_that_waits(int rounds) {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        Location location = new Locations().of(null, "x");
        explorer.open(0, -1, true);
        int next = explorer.begin();
        for (int round = 0; round < rounds; round++) {
            assertThat(next).isZero();
            Transition await = explorer.iterate(0, "loop", false, () -> Passing.NONE, 1);
            if (await != null) assertThat(explorer.arrive(0, await)).isZero();
            next = explorer.arrive(0, touch(location, Kind.READ, 2));
        }
        explorer.leave(0, "loop");
        explorer.arrive(0, touch(location, Kind.READ, 3));
        explorer.finish(0);
        assertThat(explorer.end()).isEqualTo(End.COMPLETE);
        assertThat(explorer.guessedSpins()).containsExactly(1);
        assertThat(explorer.order()).hasSize(4);
    }

    /** {@code while (x == 0) i++}: it may count, but not as long as this. */
    @Test
    void a_loop_that_goes_round_without_end_hangs_though_it_may_count() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        Location location = new Locations().of(null, "x");
        explorer.open(0, -1, true);
        int next = explorer.begin();
        for (int round = 0; next == 0; round++) {
            assertThat(round).isLessThan(100_000);
            Transition await = explorer.iterate(0, "loop", false, () -> Passing.NONE, 1);
            if (await != null) next = explorer.arrive(0, await);
            if (next == 0) next = explorer.arrive(0, touch(location, Kind.READ, 2));
        }
        assertThat(explorer.end()).isEqualTo(End.HUNG);
    }

    @Test
    void a_thread_that_is_not_heard_of_any_more_makes_no_hang() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        explorer.open(0, -1, true);
        explorer.open(1, -1, true);
        assertThat(explorer.begin()).isZero();
        assertThat(explorer.arrive(0, touch(new Locations().of(null, "x"), Kind.WRITE, 1)))
                .isEqualTo(1);
        assertThat(explorer.finish(0)).isEqualTo(Explorer.NOBODY);
        assertThat(explorer.end()).isEqualTo(End.CUT);
    }

    /** Two rounds that read other values are not the same: the next may end the loop. */
    @Test
    void rounds_are_compared_by_what_they_read() {
        // The reader, the writer, and the reader again.
        Explorer explorer = new Explorer(-1, STEPS, List.of(0, 1, 0));
        explorer.next();
        Location location = new Locations().of(null, "x");
        explorer.open(0, -1, true);
        explorer.open(1, -1, true);
        explorer.begin();
        explorer.iterate(0, "loop", false, () -> Passing.NONE, 1);
        assertThat(explorer.arrive(0, touch(location, Kind.READ, 2))).isEqualTo(1);
        assertThat(explorer.arrive(1, touch(location, Kind.WRITE, 3))).isZero();
        assertThat(explorer.iterate(0, "loop", false, () -> Passing.NONE, 1))
                .as("one round")
                .isNull();
        assertThat(explorer.arrive(0, touch(location, Kind.READ, 2))).isEqualTo(1);
        assertThat(explorer.finish(1)).isZero();
        assertThat(explorer.iterate(0, "loop", false, () -> Passing.NONE, 1))
                .as("another value")
                .isNull();
        assertThat(explorer.arrive(0, touch(location, Kind.READ, 2))).isZero();
        assertThat(explorer.iterate(0, "loop", false, () -> Passing.NONE, 1))
                .as("the same value")
                .isNull();
        assertThat(explorer.arrive(0, touch(location, Kind.READ, 2))).isZero();
        assertThat(explorer.iterate(0, "loop", false, () -> Passing.NONE, 1))
                .as("and again")
                .isNotNull();
    }

    /** {@code do synchronized (lock) { lock.notifyAll(); } while (x == 0)}: it waits, until somebody needs the next round. */
    @Test
    void a_loop_that_notifies_goes_on_for_those_who_wait() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        Synchronization synchronization = new Synchronization(explorer, false);
        Object lock = new Object();
        Location location = new Locations().of(null, "x");
        for (int t = 0; t < 2; t++) explorer.open(t, -1, true);
        assertThat(explorer.begin()).isZero();
        assertThat(explorer.iterate(0, "loop", true, () -> Passing.NONE, 1)).isNull();
        assertThat(explorer.arrive(0, synchronization.lock(0, lock, 2))).isEqualTo(1);
        assertThat(explorer.arrive(1, synchronization.lock(1, lock, 4))).isZero();
        synchronization.notify(0, lock, lock, true);
        synchronization.unlock(0, lock);
        assertThat(explorer.arrive(0, touch(location, Kind.READ, 3))).isZero();
        Transition await = explorer.iterate(0, "loop", true, () -> Passing.NONE, 1);
        assertThat(explorer.arrive(0, await)).isEqualTo(1);
        assertThat(explorer.arrive(1, synchronization.await(1, lock, lock, false, true, 5)))
                .isZero();
        assertThat(explorer.arrive(0, synchronization.lock(0, lock, 2))).isZero();
        synchronization.notify(0, lock, lock, true);
        synchronization.unlock(0, lock);
        assertThat(explorer.isBlocked(1)).isFalse();
    }

    /** {@code do synchronized (lock) {} while (x == 0)}: that takes the lock makes no difference once it is given back. */
    @Test
    void a_loop_that_takes_and_gives_back_a_lock_waits() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        Synchronization synchronization = new Synchronization(explorer, false);
        Object lock = new Object();
        explorer.open(0, -1, true);
        explorer.begin();
        assertThat(explorer.iterate(0, "loop", true, () -> Passing.NONE, 1)).isNull();
        explorer.arrive(0, synchronization.lock(0, lock, 2));
        synchronization.unlock(0, lock);
        explorer.arrive(0, touch(new Locations().of(null, "x"), Kind.READ, 3));
        assertThat(explorer.iterate(0, "loop", true, () -> Passing.NONE, 1)).isNotNull();
        explorer.arrive(0, synchronization.lock(0, lock, 2));
        assertThat(explorer.iterate(0, "loop", true, () -> Passing.NONE, 1))
                .as("it keeps the lock")
                .isNull();
    }

    /** {@code while (x == 0 && now() < deadline)}: the next round may be the last, until the clock stands still. */
    @Test
    void a_loop_that_waits_for_a_deadline_goes_on_while_time_passes() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        Location location = new Locations().of(null, "x");
        explorer.open(0, -1, true);
        explorer.begin();
        assertThat(explorer.iterate(0, "loop", true, () -> Passing.LEAP, 1)).isNull();
        explorer.arrive(0, touch(location, Kind.READ, 2));
        assertThat(explorer.iterate(0, "loop", true, () -> Passing.LEAP, 1)).isNull();
        explorer.arrive(0, touch(location, Kind.READ, 2));
        assertThat(explorer.iterate(0, "loop", true, () -> Passing.NONE, 1)).isNotNull();
    }

    /** The real-time orders of operations are worked out from this. */
    @Test
    void a_step_comes_after_what_it_depends_on_and_after_the_start_of_its_thread() {
        Explorer explorer = new Explorer(-1, STEPS);
        explorer.next();
        Locations locations = new Locations();
        explorer.open(0, -1, true);
        explorer.begin();
        explorer.operation(0, 5);
        explorer.arrive(0, touch(locations.of(null, "x"), Kind.WRITE, 1));
        explorer.open(1, 0, true);
        assertThat(explorer.arrive(0, touch(locations.of(null, "y"), Kind.WRITE, 2)))
                .isEqualTo(1);
        assertThat(explorer.arrive(1, touch(locations.of(null, "z"), Kind.WRITE, 3)))
                .isZero();
        assertThat(explorer.finish(0)).isEqualTo(1);
        assertThat(explorer.finish(1)).isEqualTo(Explorer.NOBODY);
        assertThat(explorer.order()).extracting(RealTimeOrders.Step::thread).containsExactly(0, 0, 1);
        assertThat(explorer.order()).extracting(RealTimeOrders.Step::operation).containsExactly(5, 5, -1);
        assertThat(explorer.order().get(2).clock()).as("after x, not after y").containsExactly(1, 1);
    }

    private static boolean races(AccessMode write, AccessMode read) {
        return !Search.exhaustive(Program.of(
                        new Instruction[] {
                            Instruction.of(Op.SET, 0, 1).plain(),
                            Instruction.of(Op.SET, 1, 1).in(write)
                        },
                        new Instruction[] {
                            Instruction.of(Op.GET, 1).in(read),
                            Instruction.of(Op.SKIP_IF, 0, 0, 1),
                            Instruction.of(Op.GET, 0).plain()
                        }))
                .races()
                .isEmpty();
    }

    @Test
    void a_message_needs_release_and_acquire() {
        assertThat(races(AccessMode.RELEASE, AccessMode.ACQUIRE)).isFalse();
        assertThat(races(AccessMode.VOLATILE, AccessMode.ACQUIRE)).isFalse();
        assertThat(races(AccessMode.OPAQUE, AccessMode.ACQUIRE)).isTrue();
        assertThat(races(AccessMode.RELEASE, AccessMode.OPAQUE)).isTrue();
        assertThat(races(AccessMode.PLAIN, AccessMode.VOLATILE)).isTrue();
        assertThat(races(AccessMode.VOLATILE, AccessMode.PLAIN)).isTrue();
        assertThat(races(AccessMode.CHOSEN_PLAIN, AccessMode.VOLATILE)).isTrue();
        assertThat(races(AccessMode.VOLATILE, AccessMode.CHOSEN_PLAIN)).isTrue();
    }
}
