package dev.turnstile.engine.lincheck.exploring.inputs;

import dev.turnstile.explore.Passing;
import dev.turnstile.explore.collections.Sequence;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The threads' own clocks, in nanoseconds. A clock advances when its thread's limits run out, when its sleeps end, and when a loop does
 * nothing but look at it: such a loop polls until a deadline.
 */
public final class ThreadClocks {
    /** A limit as long as this does not run out: it is what people write for "long enough", as in {@code awaitTermination(10, SECONDS)}. */
    public static final long LONG_NANOS = 10_000_000_000L;

    /** How far a clock goes on where a limit is not known: further than any limit that runs out. */
    public static final long UNKNOWN_LIMIT_NANOS = LONG_NANOS - 1_000_000_000L;

    /** How far a clock goes on first where a loop polls. Many deadlines are shorter, and what follows them is not late by much. */
    private static final long FIRST_LEAP_NANOS = 100_000_000L;

    /**
     * So many rounds of a loop are made as they are, if time has passed in them by itself: waits whose limit is what is left until a deadline
     * need one or two. Chosen; each round is explored with all that others can do meanwhile.
     */
    private static final int MOST_TIMED_ROUNDS = 4;

    private final IntPredicate late;
    private final Map<Integer, Long> early = new HashMap<>();
    private final Map<Integer, Long> times = new HashMap<>();
    private final Map<Integer, Integer> looks = new HashMap<>();
    private final Sequence<Stay> stays = new Sequence<>();

    /** A thread's looks at the clock since it entered a loop. */
    private static final class Stay {
        private final int thread;

        /** The head of the loop. */
        private final int site;

        private final long begin;
        private int looks;
        private boolean hasLooked;

        /** The time at which the latest round ended, and whether it was another when that round began. */
        private long end;

        private boolean tookTime;
        private int timedRounds;

        private Stay(int thread, int site, long begin) {
            this.thread = thread;
            this.site = site;
            this.begin = begin;
            this.end = begin;
        }
    }

    /** Returns the stay of a thread in a loop; {@code null} if it is not in it. There are few loops at a time. */
    private @Nullable Stay stay(int thread, int head) {
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            if (stay.thread == thread && stay.site == head) return stay;
        }
        return null;
    }

    /** @param late decides, for a thread whose wait ended before the limit ran out, whether the limit has passed when the thread looks at the clock */
    public ThreadClocks(IntPredicate late) {
        this.late = late;
    }

    /** Returns the time on a thread's clock. */
    public long now(int thread) {
        return times.getOrDefault(thread, 0L);
    }

    /** Returns the time to a thread that asks for it. */
    public long look(int thread) {
        looks.merge(thread, 1, Integer::sum);
        Long limit = early.remove(thread);
        if (limit != null && late.test(thread)) pass(thread, limit);
        return now(thread);
    }

    /** A wait of a thread has ended before its limit ran out. How much time has passed is open until the thread looks at its clock. */
    public void endedEarly(int thread, long limit) {
        early.put(thread, limit);
    }

    /** Time passes on a thread's clock. */
    public void pass(int thread, long nanos) {
        times.merge(thread, Math.max(1, nanos), Long::sum);
    }

    /** A thread begins at the time of the one that starts it. */
    public void start(int thread, int starter) {
        times.put(thread, now(starter));
    }

    /** A thread comes to the head of a loop. */
    public void iterate(int thread, int head) {
        Stay stay = stay(thread, head);
        if (stay == null) {
            stay = new Stay(thread, head, now(thread));
            stays.add(stay);
        }
        int all = looks.getOrDefault(thread, 0);
        stay.hasLooked = stay.looks != all;
        stay.looks = all;
        stay.tookTime = stay.end != now(thread);
        stay.end = now(thread);
    }

    /**
     * Lets time pass on the clock of a thread that has come to the head of a loop, where the last round did nothing but look at the clock,
     * unless time has passed in that round by itself.
     */
    public Passing passRound(int thread, int head) {
        Stay stay = stay(thread, head);
        if (stay == null || !stay.hasLooked) return Passing.NONE;
        if (stay.tookTime && stay.timedRounds++ < MOST_TIMED_ROUNDS) return Passing.IN_ROUND;
        long passed = now(thread) - stay.begin;
        // No deadline that comes is left.
        if (passed >= UNKNOWN_LIMIT_NANOS) return Passing.NONE;
        pass(thread, passed < FIRST_LEAP_NANOS ? FIRST_LEAP_NANOS : UNKNOWN_LIMIT_NANOS);
        stay.end = now(thread);
        return Passing.LEAP;
    }

    /** A thread leaves a loop. */
    public void leave(int thread, int head) {
        Stay left = stay(thread, head);
        if (left != null) stays.removeIf(stay -> stay == left);
    }

    /** A thread leaves all loops. */
    public void leaveAll(int thread) {
        stays.removeIf(stay -> stay.thread == thread);
    }
}
