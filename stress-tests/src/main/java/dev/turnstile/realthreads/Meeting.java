package dev.turnstile.realthreads;

import dev.turnstile.processors.Processors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets the threads of a crew begin the parallel part of each run together. They meet by spinning for a moment before they sleep: threads
 * that are started, unparked or let through a barrier for each run hardly ever overlap. There are never more spinners than processors.
 */
@SuppressWarnings("ThreadPriorityCheck") // it yields to meet others on a busy machine, not to be right
final class Meeting implements Lane.Pace {
    /**
     * The number of looks of a waiting thread before it sleeps. Measured: with 2,000 looks, 12 % of the runs of two racy increments lost
     * one, and none in 90,000 runs of a pool whose threads meet at a latch. On a busy machine a sleeper that is woken gets a processor
     * at once, while one that yields goes to the end of the queue and lets its partner wait. Measured there: with sleeping, several
     * times more violations showed a second.
     */
    private static final int LOOKS = 2_000;

    /** For how long a thread sleeps at most that nobody wakes: chosen, not measured. */
    private static final long NAP_NANOS = 50_000;

    /** The most times that a thread yields to others. */
    private static final int MAX_TURNS = 4;

    private final Lane[] lanes;
    private final Follower[] followers;
    private final Jitter jitter = new Jitter(); // the lead's
    private volatile boolean over;

    /** The number of the latest round that the lead has announced. */
    private volatile int announced;

    /** The number of the latest round in which the followers may begin. */
    private volatile int released;

    // Written by the lead alone, before it writes the round's number to `released`; read by followers that have seen
    // this number.
    private Start start = Start.TIGHT;
    private long startNanos;
    private @Nullable Object subject;

    Meeting(Lanes lanes) {
        this.lanes = lanes.parallel().toArray(Lane[]::new);
        this.followers =
                IntStream.range(1, this.lanes.length).mapToObj(Follower::new).toArray(Follower[]::new);
    }

    /** Notes the thread that calls {@link #follow} with this index, to wake it. Comes before the lead is started. */
    void know(int index, Thread thread) {
        followers[index - 1].thread = thread;
    }

    /** Sends all threads away, as soon as they look. */
    void end() {
        over = true;
        for (Follower follower : followers) LockSupport.unpark(follower.thread);
    }

    @Override
    public boolean isOver() {
        return over;
    }

    /**
     * Makes one run's parallel calls, as the lead.
     *
     * @return whether all threads made theirs; if not, the meeting is over
     */
    boolean lead(Object instance, Start next) {
        int round = announced + 1;
        announced = round; // the lead alone writes it
        for (Follower follower : followers) follower.wake();
        for (Follower follower : followers) {
            if (follower.spins()) follower.awaitArrival(round);
        }
        subject = instance;
        start = next;
        startNanos = start == Start.TIGHT ? 0 : System.nanoTime() + Jitter.LEAD_NANOS;
        released = round;
        if (!begin(instance, lanes[0], jitter)) return false;
        for (Lane lane : lanes) {
            for (int i = 0; !lane.isComplete(); i++) {
                if (over) return false;
                idle(i, true);
            }
        }
        return true;
    }

    /** Makes the calls of the thread with this index, from 1, in run after run, until the meeting is over. */
    void follow(int index) {
        followers[index - 1].run();
    }

    private boolean begin(Object instance, Lane lane, Jitter own) {
        int pauses = 0;
        if (start != Start.TIGHT) {
            long at = startNanos + (start == Start.JITTERED ? own.nanos() : 0);
            while (System.nanoTime() < at) Thread.onSpinWait();
            pauses = start == Start.JITTERED ? own.pause() : 0;
        }
        // Of threads that share a processor the lead would always come first: let the others by, now and then.
        if (lanes.length > Processors.COUNT && start == Start.JITTERED) {
            for (int i = own.pause() % MAX_TURNS; i > 0; i--) Thread.yield();
        }
        return lane.run(instance, this, pauses);
    }

    @Override
    public void pause(int spins) {
        for (int i = 0; i < spins; i++) Thread.onSpinWait();
        if (lanes.length > Processors.COUNT) Thread.yield(); // else a thread without a processor would always come last
    }

    /** Idles after the i-th look in vain. */
    private static void idle(int i, boolean spins) {
        if (i >= LOOKS) LockSupport.parkNanos(NAP_NANOS);
        else if (spins) Thread.onSpinWait();
        else Thread.yield();
    }

    /** The place of one of the further threads. */
    private final class Follower {
        private final int index;
        private final Jitter own = new Jitter();

        /** The number of the latest round that it has come to. */
        private volatile int arrived;

        /** Whether it sleeps, or is about to: it looks once more after it has said so. */
        private volatile boolean sleeping;

        /** Written before the lead is started, which wakes it. The thread that starts the crew reads it too. */
        private @Nullable Thread thread;

        Follower(int index) {
            this.index = index;
        }

        boolean spins() {
            return index < Processors.COUNT;
        }

        void wake() {
            if (sleeping) LockSupport.unpark(thread);
        }

        void awaitArrival(int round) {
            for (int i = 0; arrived != round && !over; i++) idle(i, true);
        }

        void run() {
            for (int round = 1; ; round++) {
                awaitAnnouncement(round);
                arrived = round;
                for (int i = 0; released != round && !over; i++) idle(i, spins());
                Object instance = subject;
                if (over || instance == null || !begin(instance, lanes[index], own)) return;
            }
        }

        private void awaitAnnouncement(int round) {
            for (int i = 0; announced != round && !over; i++) {
                if (i < LOOKS) {
                    idle(i, spins());
                    continue;
                }
                sleeping = true;
                if (announced != round && !over) LockSupport.park(this);
                sleeping = false;
            }
        }
    }
}
