package dev.turnstile.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.explore.Instruction.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many executions well-known programs take. The numbers guard the reduction: without it there would be thousands. */
class ExecutionCountsTest {
    private static final Instruction READ = Instruction.of(Op.GET, 0);

    /** A program in which each thread makes the same operation a number of times. */
    private static Program operations(int threads, int times, Instruction... operation) {
        List<Instruction> code = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (Instruction instruction : operation) code.add(shifted(instruction, i * operation.length));
        }
        return Program.of(
                Collections.nCopies(threads, code.toArray(Instruction[]::new)).toArray(Instruction[][]::new));
    }

    /** Registers have the numbers of instructions. */
    private static Instruction shifted(Instruction i, int by) {
        return switch (i.op()) {
            case SET_NEXT, CAS_NEXT -> new Instruction(i.op(), i.target(), i.a() + by, i.b(), i.mode());
            case SKIP_IF -> Instruction.of(i.op(), i.target() + by, i.a(), i.b());
            default -> i;
        };
    }

    private static int executions(Program program) {
        Search search = Search.exhaustive(program);
        assertThat(search.faults()).isEmpty();
        assertThat(search.redundant()).as("redundant").isLessThanOrEqualTo(search.count() / 20);
        return search.count();
    }

    @ParameterizedTest
    @CsvSource({"2,2,34", "3,1,36"})
    void counters_of_plain_or_volatile_fields(int threads, int times, int expected) {
        Instruction write = Instruction.of(Op.SET_NEXT, 0, 0);
        assertThat(executions(operations(threads, times, READ, write))).isLessThanOrEqualTo(expected);
        assertThat(executions(operations(threads, times, READ.plain(), write.plain())))
                .isLessThanOrEqualTo(expected);
    }

    private static Program casCounter(int threads, int times) {
        return operations(
                threads, times, READ, Instruction.of(Op.CAS_NEXT, 0, 0), Instruction.of(Op.SKIP_IF, 1, 0, -3));
    }

    @ParameterizedTest
    @CsvSource({"2,2,46", "3,1,81", "2,3,712"})
    void counters_that_compare_and_set(int threads, int times, int expected) {
        assertThat(executions(casCounter(threads, times))).isLessThanOrEqualTo(expected);
    }

    /** A round that fails shows nothing that a later one does not: what is left are the orders of the additions, as with a lock. */
    @ParameterizedTest
    @CsvSource({"2,2,6", "3,1,6", "2,3,20"})
    void counters_whose_loops_are_known_to_repeat_only(int threads, int times, int expected) {
        Search search = Search.exhaustive(operations(threads, times, Instruction.of(Op.SPIN_ADD, 0, 1)));
        assertThat(search.faults()).isEmpty();
        assertThat(search.count() - search.redundant()).isEqualTo(expected);
        assertThat(search.redundant()).isLessThanOrEqualTo(5 * expected);
    }

    @ParameterizedTest
    @CsvSource({"2,2,6", "3,1,6", "2,3,20"})
    void synchronized_counters(int threads, int times, int expected) {
        Program program = operations(
                threads,
                times,
                Instruction.of(Op.LOCK),
                READ.plain(),
                Instruction.of(Op.SET_NEXT, 0, 1).plain(),
                Instruction.of(Op.UNLOCK));
        assertThat(executions(program)).isEqualTo(expected);
        assertThat(Search.exhaustive(program).races()).isEmpty();
    }

    @Test
    void dekker_has_three_and_message_passing_two() {
        assertThat(executions(Program.of(
                        new Instruction[] {Instruction.of(Op.SET, 0, 1), Instruction.of(Op.GET, 1)},
                        new Instruction[] {Instruction.of(Op.SET, 1, 1), Instruction.of(Op.GET, 0)})))
                .isEqualTo(3);
        Program messagePassing = Program.of(
                new Instruction[] {Instruction.of(Op.SET, 0, 1).plain(), Instruction.of(Op.SET, 1, 1)},
                new Instruction[] {
                    Instruction.of(Op.GET, 1),
                    Instruction.of(Op.SKIP_IF, 0, 0, 1),
                    Instruction.of(Op.GET, 0).plain()
                });
        assertThat(executions(messagePassing)).isEqualTo(2);
        assertThat(Search.exhaustive(messagePassing).races()).isEmpty();
    }

    /** Each thread takes its lock and that of the next. */
    private static Program circle(int threads) {
        Instruction[][] code = new Instruction[threads][];
        for (int t = 0; t < threads; t++) {
            code[t] = new Instruction[] {
                Instruction.of(Op.LOCK, t),
                Instruction.of(Op.LOCK, (t + 1) % threads),
                Instruction.of(Op.UNLOCK, (t + 1) % threads),
                Instruction.of(Op.UNLOCK, t)
            };
        }
        return Program.of(code);
    }

    @ParameterizedTest
    @CsvSource({"2,3", "3,10"})
    void locks_in_a_circle_deadlock_in_some_executions(int threads, int expected) {
        Program program = circle(threads);
        assertThat(executions(program)).isLessThanOrEqualTo(expected);
        assertThat(Search.exhaustive(program).hung()).isPositive().isLessThan(executions(program));
        assertThat(Comparison.fault(program)).isNull();
    }

    /** A queue of one place: location 0 is how many are in it. Putters wait at a full one, takers at an empty one. */
    private static Instruction[] queueOperation(int waitsWhile, int leaves, int times, Op notification) {
        Instruction[] one = {
            Instruction.of(Op.LOCK),
            Instruction.of(Op.GET, 0).plain(),
            Instruction.of(Op.SKIP_IF, 1, 1 - waitsWhile, 2),
            Instruction.of(Op.WAIT),
            Instruction.of(Op.SKIP_IF, 0, 0, -4),
            Instruction.of(Op.SET, 0, leaves).plain(),
            Instruction.of(notification),
            Instruction.of(Op.UNLOCK)
        };
        List<Instruction> code = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (Instruction instruction : one) code.add(shifted(instruction, i * one.length));
        }
        return code.toArray(Instruction[]::new);
    }

    private static Program queue(Op notification) {
        Instruction[] take = queueOperation(0, 0, 1, notification);
        return Program.of(queueOperation(1, 1, 2, notification), take, take);
    }

    @Test
    void a_bounded_queue_that_notifies_one_deadlocks() {
        Search search = Search.exhaustive(queue(Op.NOTIFY));
        assertThat(search.hung()).isPositive();
        assertThat(executions(queue(Op.NOTIFY))).isLessThanOrEqualTo(40);
    }

    @Test
    void a_bounded_queue_that_notifies_all_does_not() {
        Search search = Search.exhaustive(queue(Op.NOTIFY_ALL));
        assertThat(search.hung()).isZero();
        assertThat(executions(queue(Op.NOTIFY_ALL))).isLessThanOrEqualTo(40);
    }

    @Test
    void bounds_add_executions_one_after_the_other() {
        Program program = casCounter(2, 2);
        Set<String> all = Search.exhaustive(program).outcomes();
        Set<String> before = new TreeSet<>();
        for (int bound = 0; bound < 4; bound++) {
            Set<String> outcomes = Search.of(program, bound, true, false).outcomes();
            assertThat(outcomes).containsAll(before);
            assertThat(all).containsAll(outcomes);
            before = outcomes;
        }
        assertThat(before).isEqualTo(all);
    }
}
