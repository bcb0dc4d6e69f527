package dev.turnstile.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.Generator.Kind;
import dev.turnstile.explore.Instruction.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedules that are drawn. */
class SamplingTest {
    private static final int STEPS = 1_000;
    private static final int DRAWN = 200;

    private static List<String> drawn(Program program, int executions) {
        return drawn(program, executions, false);
    }

    private static List<String> drawn(Program program, int executions, boolean sharedCode) {
        Explorer explorer = Explorer.sampling(STEPS, List.of());
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < executions && explorer.next(); i++) {
            String outcome = new Interpreter(program, explorer, true, sharedCode).run();
            if (explorer.end() == End.CUT) continue;
            assertThat(explorer.end()).as(program.toString()).isIn(End.COMPLETE, End.HUNG);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    /** Nothing is drawn that no schedule shows, and of what some schedule shows little is missed. */
    @ParameterizedTest
    @EnumSource
    void of_small_programs_nearly_all_outcomes_are_drawn_and_no_others(Kind kind) {
        int known = 0;
        int missed = 0;
        int compared = 0;
        for (int seed = 1; compared < 15; seed++) {
            Program program = new Generator(kind, new Random(seed)).program();
            if (!Comparison.isSmall(program)) continue;
            compared++;
            Set<String> all = Search.exhaustive(program).outcomes();
            Set<String> seen = new TreeSet<>(drawn(program, DRAWN));
            assertThat(all).as("seed %d: %s", seed, program).containsAll(seen);
            known += all.size();
            missed += all.size() - seen.size();
        }
        assertThat(missed).as("of %d outcomes", known).isLessThanOrEqualTo(known / 10);
    }

    @Test
    void what_was_drawn_can_be_repeated_and_comes_again_by_its_choices() {
        Program program = Program.repeated(
                3, Instruction.of(Op.LOCK), Instruction.of(Op.TIMED_WAIT), Instruction.of(Op.ADD, 0, 1));
        Explorer explorer = Explorer.sampling(STEPS, List.of());
        for (int i = 0; i < DRAWN && explorer.next(); i++) {
            String outcome = new Interpreter(program, explorer, true).run();
            List<Integer> choices = explorer.choices();
            explorer.repeat();
            assertThat(new Interpreter(program, explorer, true).run()).isEqualTo(outcome);
            Explorer other = Explorer.sampling(STEPS, choices);
            assertThat(other.next()).isTrue();
            assertThat(new Interpreter(program, other, true).run()).isEqualTo(outcome);
        }
    }

    @Test
    void the_same_schedules_are_drawn_each_time_and_they_differ() {
        Program program = Program.repeated(3, Instruction.of(Op.ADD, 0, 1), Instruction.of(Op.ADD, 1, 1));
        List<String> once = drawn(program, DRAWN);
        assertThat(drawn(program, DRAWN)).isEqualTo(once);
        assertThat(new TreeSet<>(once)).hasSizeGreaterThan(10);
    }

    /** More threads than an exhaustive search can tell apart; one of them has to come between two steps of any other. */
    @Test
    void a_hundred_threads_are_not_too_many() {
        List<List<Instruction>> threads = new ArrayList<>(
                Collections.nCopies(99, List.of(Instruction.of(Op.SET, 0, 1), Instruction.of(Op.SET, 1, 1))));
        threads.add(List.of(Instruction.of(Op.GET, 0), Instruction.of(Op.GET, 1)));
        Program program = new Program(threads, 100, 1, false, false);
        assertThat(new TreeSet<>(drawn(program, DRAWN))).hasSizeGreaterThan(2);
        Explorer exhaustive = new Explorer(-1, STEPS);
        exhaustive.next();
        new Interpreter(program, exhaustive, true).run();
        assertThat(exhaustive.end()).isEqualTo(End.CUT);
    }

    private static Program oneAmong(int others, List<Instruction> other, List<Instruction> one) {
        List<List<Instruction>> threads = new ArrayList<>(Collections.nCopies(others, other));
        threads.add(others / 2, one);
        return new Program(threads, others + 1, 1, false, false);
    }

    /** Without kinds, the odd thread would come between two steps of another once in thousands of schedules. */
    @Test
    void among_equal_threads_the_only_other_one_is_put_in_every_place() {
        List<Instruction> both = List.of(Instruction.of(Op.SET, 0, 1), Instruction.of(Op.SET, 1, 1));
        Program program = oneAmong(60, both, List.of(Instruction.of(Op.GET, 0), Instruction.of(Op.GET, 1)));
        Set<String> seen = new TreeSet<>(drawn(program, DRAWN, true));
        assertThat(seen).hasSize(4);
    }

    /** As when each of many threads holds one lock and asks for the next: all have to stop in the same place, each on its own. */
    @Test
    void all_of_many_equal_threads_are_brought_to_one_place() {
        int threads = 20;
        List<Instruction> both = List.of(Instruction.of(Op.ADD, 0, 1), Instruction.of(Op.GET, 0));
        Program program = new Program(Collections.nCopies(threads, both), threads, 1, false, false);
        String last = ", " + threads + "]";
        assertThat(drawn(program, DRAWN, true)).anyMatch(outcome -> outcome.split(last, -1).length > threads);
    }
}
