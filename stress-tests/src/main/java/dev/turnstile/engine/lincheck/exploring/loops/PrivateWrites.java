package dev.turnstile.engine.lincheck.exploring.loops;

import dev.turnstile.explore.collections.Sequence;

/**
 * The writes of threads to objects that only they can reach. They are no steps, but a loop that makes them may carry something from one
 * round to the next.
 */
public final class PrivateWrites {
    private final Sequence<OfThread> threads = new Sequence<>();

    /** The writes of one thread so far. */
    private static final class OfThread {
        private int count;
        private final Sequence<AtHead> atHeads = new Sequence<>();
    }

    /** How many there had been when the thread was at the head of a loop last. */
    private static final class AtHead {
        private final int head;
        private int count;

        private AtHead(int head) {
            this.head = head;
        }
    }

    private OfThread of(int thread) {
        while (threads.size() <= thread) threads.add(new OfThread());
        return threads.get(thread);
    }

    /** A thread writes. A negative index stands for no thread of the execution. */
    public void add(int thread) {
        if (thread >= 0) of(thread).count++;
    }

    /** A thread comes to the head of a loop. Returns whether it has written nothing since it was there last. */
    public boolean noneInRound(int thread, int head) {
        OfThread own = of(thread);
        for (int i = 0; i < own.atHeads.size(); i++) {
            AtHead known = own.atHeads.get(i);
            if (known.head != head) continue;
            boolean none = known.count == own.count;
            known.count = own.count;
            return none;
        }
        AtHead first = new AtHead(head);
        first.count = own.count;
        own.atHeads.add(first);
        return false;
    }
}
