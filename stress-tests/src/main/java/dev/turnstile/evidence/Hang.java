package dev.turnstile.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for each other in a run that does not end.
 *
 * @param waiting the threads that did not return, by thread index
 * @param cycle where they wait for one another: indices into {@code waiting}, in order, each waiting for the next and the last for the
 *     first; empty where no cycle was found
 * @param coffman how the four conditions of a deadlock hold (Coffman, Elphick and Shoshani, "System Deadlocks", 1971); {@code null}
 *     where there is no cycle
 * @param own the current activity of threads that the subject started itself, at most a few; mostly empty
 */
public record Hang(
        List<WaitingThread> waiting,
        List<Integer> cycle,
        @Nullable Coffman coffman,
        List<OwnThread> own) {
    public Hang {
        own = own == null ? List.of() : List.copyOf(own); // files from before they were told do not have them
    }

    /** One in which the subject has no threads of its own, or nothing is known of them. */
    public Hang(List<WaitingThread> waiting, List<Integer> cycle, @Nullable Coffman coffman) {
        this(waiting, cycle, coffman, List.of());
    }

    /** The same, with what the subject's own threads do. */
    public Hang with(List<OwnThread> threads) {
        return new Hang(waiting, cycle, coffman, threads);
    }

    /**
     * A thread that did not return.
     *
     * @param thread index of the thread in the scenario
     * @param operation the operation that it was in: {@code f1()}
     * @param state BLOCKED, WAITING, SPINNING
     * @param waitsFor what it waits for: a lock, a condition, an unpark; {@code null} where unknown
     * @param waitsAt file and line of the wait
     * @param heldBy index of the thread that holds it; {@code null} where none or unknown
     * @param holds what the thread holds
     * @param stack its frames, innermost first, without the harness's
     */
    public record WaitingThread(
            int thread,
            String operation,
            String state,
            @Nullable Resource waitsFor,
            @Nullable String waitsAt,
            @Nullable Integer heldBy,
            List<Held> holds,
            List<String> stack) {}

    /**
     * A thread that the subject has started itself.
     *
     * @param name its name
     * @param state BLOCKED, WAITING (in the operating system too), RUNNING
     * @param at file and line of the innermost code that is not the JDK's; {@code null} where there is none
     * @param stack its frames, innermost first, at most a few
     */
    public record OwnThread(
            String name, String state, @Nullable String at, List<String> stack) {}

    /**
     * A resource that a thread holds or waits for.
     *
     * @param type the class: {@code java.util.concurrent.locks.ReentrantLock}
     * @param identity tells apart those of one run: {@code "lock A"}, {@code "ReentrantLock#2"}
     */
    public record Resource(String type, String identity) {}

    /**
     * A resource that a thread holds.
     *
     * @param resource the resource
     * @param acquiredAt file and line at which it was taken; {@code null} where unknown
     */
    public record Held(Resource resource, @Nullable String acquiredAt) {}

    /**
     * The four conditions, each with how it holds here.
     *
     * @param mutualExclusion who alone holds what
     * @param holdAndWait who holds one and waits for another
     * @param noPreemption why none is taken away
     * @param circularWait the cycle as one line
     */
    public record Coffman(String mutualExclusion, String holdAndWait, String noPreemption, String circularWait) {}
}
