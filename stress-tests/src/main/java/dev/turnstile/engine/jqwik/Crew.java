package dev.turnstile.engine.jqwik;

import dev.turnstile.engine.ExceptionText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The threads that make the runs: a lead, which runs thread 0 and everything around a run, and a follower for each further thread. They
 * stay for many runs, and meet for each run by spinning for a moment before they sleep. Threads that are started, unparked or let
 * through a barrier for each run hardly ever overlap. There are never more spinners than processors.
 *
 * <p>A crew whose run does not end is dismissed, and another one takes its place: its threads may be stuck for good.
 */
@SuppressWarnings("ThreadPriorityCheck") // it yields to meet others on a busy machine, not to be right
final class Crew implements Lane.Pace {
    /** How many threads can run at once. */
    static final int CPUS = Runtime.getRuntime().availableProcessors();

    /**
     * The number of looks of a waiting thread before it sleeps. On a busy machine a sleeper that is woken gets a processor at once,
     * while one that yields goes to the end of the queue and lets its partner wait: with sleeping, several times more violations showed
     * a second.
     */
    private static final int LOOKS = 2_000;

    private static final long NAP_NANOS = 50_000;

    /** The most times that a thread yields to others. */
    private static final int MAX_TURNS = 4;

    private final Batch batch;
    private final Lane init;
    private final Lane[] lanes;
    private final Lane post;
    private final Follower[] followers;
    private final Thread lead;
    private final Thread watcher;
    private final Jitter jitter;
    private final ThreadKind kind;
    private final Placement placement;

    private volatile boolean dismissed;
    private volatile Phase phase = Phase.BETWEEN;
    private volatile @Nullable Object subject;
    private final CurrentRun current;
    private Start start = Start.TIGHT;
    private volatile int announced;
    private volatile int released;
    private long startNanos;

    /** Starts a crew on what is left of a batch; {@code watcher} is unparked when the batch is over. */
    Crew(Batch batch, ThreadKind kind, SubjectThreads threads, Thread watcher) {
        this.kind = kind;
        this.batch = batch;
        this.current = new CurrentRun(batch, threads, kind, () -> dismissed ? Phase.BETWEEN : phase);
        this.watcher = watcher;
        this.jitter = new Jitter();
        batch.handTo(this);
        CompiledScenario scenario = batch.scenario();
        this.placement =
                new Placement(kind, scenario.parallel().size(), batch.stage().isQuick() && !threads.subjectHasOwn());
        this.init = new Lane(scenario.scenario().init(), scenario.init());
        this.post = new Lane(scenario.scenario().post(), scenario.post());
        this.lanes = IntStream.range(0, scenario.parallel().size())
                .mapToObj(t -> new Lane(
                        scenario.scenario().parallel().get(t),
                        scenario.parallel().get(t)))
                .toArray(Lane[]::new);
        this.followers =
                IntStream.range(1, lanes.length).mapToObj(Follower::new).toArray(Follower[]::new);
        for (Follower follower : followers) follower.thread = threads.start(kind, "thread " + follower.index, follower);
        this.lead = threads.start(kind, "thread 0", this::lead);
    }

    /** Tells all threads to leave as soon as they can; those that are stuck cannot. */
    void dismiss() {
        dismissed = true;
        for (Follower follower : followers) LockSupport.unpark(follower.thread);
    }

    @Override
    public boolean isOver() {
        return dismissed;
    }

    Phase phase() {
        return phase;
    }

    /** Whether a run has begun and will come to its end; what seems to be left is given time to go, which must not be cut short. */
    boolean isInARun() {
        return phase != Phase.BETWEEN && lead.isAlive();
    }

    /** The subject of the current run; {@code null} before the first. */
    @Nullable
    Object subject() {
        return subject;
    }

    /** All threads, the lead's first. */
    List<Thread> threads() {
        List<Thread> all = new ArrayList<>(List.of(lead));
        for (Follower follower : followers) all.add(follower.thread);
        return all;
    }

    /** The current run, as the origin of threads. */
    CurrentRun current() {
        return current;
    }

    Lane init() {
        return init;
    }

    Lane[] lanes() {
        return lanes;
    }

    Lane post() {
        return post;
    }

    /** The kind of its threads. */
    ThreadKind kind() {
        return kind;
    }

    /** Where its threads run. */
    Placement placement() {
        return placement;
    }

    /** A number that changes with everything that happens. */
    long progress() {
        long steps = (long) init.completed() + post.completed();
        for (Lane lane : lanes) steps += lane.completed() + (lane.runner() == null ? 0 : 1);
        return batch.runs() * 1_000 + steps * 10 + phase.code();
    }

    private void lead() {
        RunOrigin.handOn(current);
        placement.enter(0);
        while (goesOn()) {
            if (!run()) return;
        }
        phase = Phase.BETWEEN;
        dismissed = true;
        LockSupport.unpark(watcher);
    }

    /** Says that it begins before it looks whether it may: so a thread that ends the batch, and then looks, sees each run that begins. */
    private boolean goesOn() {
        phase = Phase.CONSTRUCTING;
        return !dismissed && !batch.isOver();
    }

    /** One run; answers whether to go on. */
    private boolean run() {
        boolean timed = batch.nextIsTimed();
        start = Start.of(batch.runs());
        current.begin();
        init.reset(false);
        post.reset(false);
        for (Lane lane : lanes) lane.reset(timed);
        Object fresh = construct();
        if (fresh == null) return false;
        phase = Phase.RUNNING;
        if (!init.run(fresh, this, 0) || !runParallel(fresh) || !post.run(fresh, this, 0)) return false;
        if (!close(fresh)) return false;
        batch.ended(this, init, lanes, post, fresh);
        return true;
    }

    private @Nullable Object construct() {
        try {
            Object fresh = (Object) batch.scenario().constructor().invokeExact();
            subject = fresh;
            return dismissed ? null : fresh;
        } catch (Throwable thrown) {
            batch.fail(this, "the constructor threw " + ExceptionText.of(thrown));
            LockSupport.unpark(watcher);
            return null;
        }
    }

    private boolean close(Object fresh) {
        if (fresh instanceof AutoCloseable closeable) {
            phase = Phase.CLOSING;
            current.closing();
            try {
                closeable.close();
            } catch (Throwable thrown) {
                if (!dismissed) batch.fail(this, "close() threw " + ExceptionText.of(thrown));
            }
        }
        phase = Phase.LOOKING;
        return !dismissed;
    }

    private boolean runParallel(Object fresh) {
        int round = announced + 1;
        announced = round; // the lead alone writes it
        for (Follower follower : followers) follower.wake();
        for (Follower follower : followers) {
            if (follower.spins()) follower.awaitArrival(round);
        }
        startNanos = start == Start.TIGHT ? 0 : System.nanoTime() + Jitter.LEAD_NANOS;
        released = round;
        if (!begin(fresh, lanes[0], jitter)) return false;
        for (Lane lane : lanes) {
            for (int i = 0; !lane.isComplete(); i++) {
                if (dismissed) return false;
                idle(i, true);
            }
        }
        return true;
    }

    private boolean begin(Object fresh, Lane lane, Jitter own) {
        int pauses = 0;
        if (start != Start.TIGHT) {
            long at = startNanos + (start == Start.JITTERED ? own.nanos() : 0);
            while (System.nanoTime() < at) Thread.onSpinWait();
            pauses = start == Start.JITTERED ? own.pause() : 0;
        }
        // Of threads that share a processor the lead would always come first: let the others by, now and then.
        if (lanes.length > CPUS && start == Start.JITTERED) {
            for (int i = own.pause() % MAX_TURNS; i > 0; i--) Thread.yield();
        }
        return lane.run(fresh, this, pauses);
    }

    @Override
    public void pause(int spins) {
        for (int i = 0; i < spins; i++) Thread.onSpinWait();
        if (lanes.length > CPUS) Thread.yield(); // else a thread without a processor would always come last
    }

    /** Idles after the i-th look in vain. */
    private static void idle(int i, boolean spins) {
        if (i >= LOOKS) LockSupport.parkNanos(NAP_NANOS);
        else if (spins) Thread.onSpinWait();
        else Thread.yield();
    }

    /** Runs one of the further threads of each run. */
    private final class Follower implements Runnable {
        private final int index;
        private final Jitter own = new Jitter();
        private volatile int arrived;
        private volatile boolean sleeping;
        private @Nullable Thread thread;

        Follower(int index) {
            this.index = index;
        }

        boolean spins() {
            return index < CPUS;
        }

        void wake() {
            if (sleeping) LockSupport.unpark(thread);
        }

        void awaitArrival(int round) {
            for (int i = 0; arrived != round && !dismissed; i++) idle(i, true);
        }

        @Override
        public void run() {
            RunOrigin.handOn(current);
            placement.enter(index);
            for (int round = 1; ; round++) {
                awaitAnnouncement(round);
                arrived = round;
                for (int i = 0; released != round && !dismissed; i++) idle(i, spins());
                Object fresh = subject;
                if (dismissed || fresh == null || !begin(fresh, lanes[index], own)) return;
            }
        }

        private void awaitAnnouncement(int round) {
            for (int i = 0; announced != round && !dismissed; i++) {
                if (i < LOOKS) {
                    idle(i, spins());
                    continue;
                }
                sleeping = true;
                if (announced != round && !dismissed) LockSupport.park(this);
                sleeping = false;
            }
        }
    }
}
