package dev.turnstile.explore;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A small concurrent program as data.
 *
 * @param threads the instructions of each thread
 * @param initial how many of the threads are there from the beginning; others are started
 * @param permits how many permits each semaphore has at first
 * @param spuriousWakeUps whether {@code wait} and {@code park} may return without a reason
 * @param quiet whether monitors are left, and threads end, as part of the step before, although others can ask: a coarser program
 * @param ops what its instructions do
 */
record Program(
        List<List<Instruction>> threads,
        int initial,
        int permits,
        boolean spuriousWakeUps,
        boolean quiet,
        Set<Instruction.Op> ops) {
    Program(List<List<Instruction>> threads, int initial, int permits, boolean spuriousWakeUps, boolean quiet) {
        this(threads, initial, permits, spuriousWakeUps, quiet, ops(threads));
    }

    private static Set<Instruction.Op> ops(List<List<Instruction>> threads) {
        Set<Instruction.Op> ops = EnumSet.noneOf(Instruction.Op.class);
        threads.forEach(code -> code.forEach(i -> ops.add(i.op())));
        return ops;
    }

    static final int LOCATIONS = 4;
    static final int MONITORS = 4;
    static final int SEMAPHORES = 2;

    /** The result of a wait: this one or one of the next two. */
    static final int NOTIFIED = 0;

    static final int TIMED_OUT = 1;
    static final int INTERRUPTED = 2;

    /** The result of an instruction that would throw because the thread does not own the monitor. */
    static final int NOT_OWNER = -7;

    static Program of(Instruction[]... threads) {
        return new Program(Arrays.stream(threads).map(List::of).toList(), threads.length, 1, false, false);
    }

    /** The same instructions in every thread. */
    static Program repeated(int threads, Instruction... instructions) {
        return of(java.util.Collections.nCopies(threads, instructions).toArray(Instruction[][]::new));
    }

    Program withThreads(List<List<Instruction>> others) {
        return new Program(others, initial, permits, spuriousWakeUps, quiet);
    }

    Program quietly() {
        return new Program(threads, initial, permits, spuriousWakeUps, true);
    }

    List<Instruction> code(int thread) {
        return threads.get(thread);
    }

    int size() {
        return threads.size();
    }

    boolean has(Instruction.Op op) {
        return ops.contains(op);
    }

    /** Whether others can ask for a thread's end without waiting for it, so that the end is a step of its own. */
    boolean showsEnd(int thread) {
        return !quiet && thread >= initial && has(Instruction.Op.TIMED_JOIN);
    }

    /** Whether threads can ask for a lock without waiting for it, so that to leave one is a step of its own. */
    boolean showsLocks() {
        return !quiet
                && (has(Instruction.Op.TRY_LOCK)
                        || has(Instruction.Op.SPIN_TRY_LOCK)
                        || has(Instruction.Op.SPIN_TRY_BOTH));
    }

    /** How an execution of it ended, as text: registers, memory, how far each thread came. */
    static String outcome(int[][] registers, int[] memory, int[] at) {
        return Arrays.deepToString(registers) + " " + Arrays.toString(memory) + " " + Arrays.toString(at);
    }

    @Override
    public String toString() {
        return threads.stream()
                .map(t -> t.stream().map(Instruction::toString).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(
                        "\n  | ",
                        "\n    ",
                        "\n  initial " + initial + ", permits " + permits + (spuriousWakeUps ? ", spurious" : "")));
    }
}
