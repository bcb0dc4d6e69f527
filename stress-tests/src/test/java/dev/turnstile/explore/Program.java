package dev.turnstile.explore;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A small concurrent program as data.
 *
 * @param threads the instructions of each thread
 * @param initial how many of the threads are there from the beginning; others are started
 * @param permits how many permits each semaphore has at first
 * @param spuriousWakeUps whether {@code wait} and {@code park} may return without a reason
 */
record Program(List<List<Instruction>> threads, int initial, int permits, boolean spuriousWakeUps) {
    static final int LOCATIONS = 4;
    static final int MONITORS = 4;
    static final int SEMAPHORES = 2;

    /** What a wait returns. */
    static final int NOTIFIED = 0;

    static final int TIMED_OUT = 1;
    static final int INTERRUPTED = 2;

    /** What an instruction returns that would throw since the thread does not own the monitor. */
    static final int NOT_OWNER = -7;

    static Program of(Instruction[]... threads) {
        return new Program(Arrays.stream(threads).map(List::of).toList(), threads.length, 1, false);
    }

    /** The same instructions in every thread. */
    static Program repeated(int threads, Instruction... instructions) {
        return of(java.util.Collections.nCopies(threads, instructions).toArray(Instruction[][]::new));
    }

    Program withThreads(List<List<Instruction>> others) {
        return new Program(others, initial, permits, spuriousWakeUps);
    }

    List<Instruction> code(int thread) {
        return threads.get(thread);
    }

    int size() {
        return threads.size();
    }

    boolean has(Instruction.Op op) {
        return threads.stream().flatMap(List::stream).anyMatch(i -> i.op() == op);
    }

    /** Whether others can ask for a thread's end without waiting for it, so that the end is a step of its own. */
    boolean showsEnd(int thread) {
        return thread >= initial && has(Instruction.Op.TIMED_JOIN);
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
