package dev.turnstile.realthreads;

import dev.turnstile.engine.ExceptionText;
import dev.turnstile.realthreads.affinity.CpuAffinity;
import dev.turnstile.realthreads.affinity.Pinning;
import dev.turnstile.realthreads.origin.RunOrigin;
import dev.turnstile.realthreads.origin.SubjectThreads;
import dev.turnstile.stage.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that make the runs: a lead, which runs thread 0 and everything around a run, and a follower for each further thread. They
 * stay for many runs.
 *
 * <p>A crew whose run does not end is dismissed, and another one takes its place: its threads may be stuck for good. The thread that
 * starts a crew watches and dismisses it.
 */
public final class Crew {
    private final Runs runs;
    private final ThreadKind kind;
    private final Lanes lanes;
    private final CpuAffinity affinity;
    private final Thread watcher;
    private final Meeting meeting;
    private final CurrentRun current;
    private final List<Thread> threads = new ArrayList<>(); // confined to the watcher

    private volatile Phase phase = Phase.BETWEEN; // written by the lead
    private volatile @Nullable Object subject; // written by the lead

    private Crew(Runs runs, ThreadKind kind, CurrentRun current, CpuAffinity affinity, Thread watcher) {
        this.runs = runs;
        this.kind = kind;
        this.current = current;
        this.affinity = affinity;
        this.watcher = watcher;
        this.lanes = Lanes.of(runs.scenario());
        this.meeting = new Meeting(lanes);
    }

    /**
     * Starts a crew.
     *
     * @param runs what it makes, until they are over or the crew is dismissed
     * @param threads starts the crew's threads, and takes what the subject's throw
     * @param watcher unparked when the runs are over
     */
    public static Crew start(Runs runs, ThreadKind kind, SubjectThreads threads, Pinning pinning, Thread watcher) {
        int size = runs.scenario().parallel().size();
        CpuAffinity affinity =
                pinning.ofNextCrew(kind == ThreadKind.PLATFORM, size, runs.areQuick() && !threads.subjectHasOwn());
        Crew crew = new Crew(runs, kind, new CurrentRun(threads, runs), affinity, watcher);
        for (int i = 1; i < size; i++) {
            int index = i;
            Thread follower = threads.start(kind, "thread " + index, () -> crew.follow(index));
            crew.meeting.know(index, follower);
            crew.threads.add(follower);
        }
        crew.threads.add(0, threads.start(kind, "thread 0", crew::lead));
        return crew;
    }

    /** Tells all threads to leave as soon as they can; those that are stuck cannot. */
    public void dismiss() {
        meeting.end();
    }

    /** Returns what the lead is at. */
    public Phase phase() {
        return phase;
    }

    /** Whether a run has begun and will come to its end; what seems to be left is given time to go, which must not be cut short. */
    public boolean isInARun() {
        return phase != Phase.BETWEEN && threads.get(0).isAlive();
    }

    /** Returns the subject of the current run; {@code null} before the first. */
    public @Nullable Object subject() {
        return subject;
    }

    /** Returns all threads, the lead's first. */
    public List<Thread> threads() {
        return List.copyOf(threads);
    }

    /** Returns the origin of the threads that the subject has started in the current run; {@code null} if it has started none. */
    public @Nullable RunOrigin origin() {
        return current.origin();
    }

    /** Returns the calls of the current run. */
    public Lanes lanes() {
        return lanes;
    }

    /** Returns the kind of its threads. */
    public ThreadKind kind() {
        return kind;
    }

    /** Returns where its threads run. */
    public CpuAffinity affinity() {
        return affinity;
    }

    /** Returns a number that changes with everything that happens. Any thread may ask. */
    public long progress() {
        return runs.made() * 1_000 + lanes.steps() * 10 + phase.code();
    }

    private @Nullable RunOrigin originOfNewThread() {
        return meeting.isOver() ? null : current.ofNewThread(phase);
    }

    private void follow(int index) {
        RunOrigin.handOn(this::originOfNewThread);
        affinity.enter(index);
        meeting.follow(index);
    }

    private void lead() {
        RunOrigin.handOn(this::originOfNewThread);
        affinity.enter(0);
        while (goesOn()) {
            if (!run()) return;
        }
        phase = Phase.BETWEEN;
        meeting.end();
        LockSupport.unpark(watcher);
    }

    /** Says that it begins before it looks whether it may: so a thread that ends the runs, and then looks, sees each run that begins. */
    private boolean goesOn() {
        phase = Phase.CONSTRUCTING;
        return !meeting.isOver() && !runs.areOver();
    }

    /** One run; answers whether to go on. */
    private boolean run() {
        boolean timed = runs.nextIsTimed();
        Start start = Start.of(runs.made());
        current.begin();
        lanes.reset(timed);
        Object fresh = construct();
        if (fresh == null) return false;
        phase = Phase.RUNNING;
        if (!lanes.init().run(fresh, meeting, 0)
                || !meeting.lead(fresh, start)
                || !lanes.post().run(fresh, meeting, 0)) return false;
        if (!close(fresh)) return false;
        runs.ended(lanes, fresh, current.origin());
        return true;
    }

    private @Nullable Object construct() {
        try {
            Object fresh = (Object) runs.scenario().constructor().invokeExact();
            subject = fresh;
            return meeting.isOver() ? null : fresh;
        } catch (Throwable thrown) {
            runs.fail("the constructor threw " + ExceptionText.of(thrown));
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
                if (!meeting.isOver()) runs.fail("close() threw " + ExceptionText.of(thrown));
            }
        }
        phase = Phase.LOOKING;
        return !meeting.isOver();
    }
}
