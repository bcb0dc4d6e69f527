package dev.turnstile.realthreads;

import dev.turnstile.stage.Stage;
import dev.turnstile.stage.ThreadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Threads that cannot be got out of a subject's operations. They are interrupted once and then left where they are, for no JDK can stop
 * them; they cost memory, and those that spin are put behind all other threads where the system lets us.
 */
public final class StuckThreads {
    private static final long LEAVE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** A thread that was merely slow to leave has left by then, even on a busy machine. */
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long NAP_MICROS = 50;

    /** The most threads that may stay in a JVM: chosen for their memory, not measured. */
    private static final int MAX_PARKED = 1_000;

    private final List<Thread> stuck = new ArrayList<>();
    private final List<Thread> virtual = new ArrayList<>();

    /**
     * Sends a crew home.
     *
     * @param interrupt whether it is known to be stuck
     */
    public void dismiss(Crew crew, Stage stage, boolean interrupt) throws InterruptedException {
        crew.dismiss();
        List<Thread> staying = crew.threads();
        if (!interrupt) staying = stillAlive(staying, LEAVE_NANOS);
        if (interrupt) stage.giveUp(crew.subject());
        if (staying.isEmpty()) return;
        staying.forEach(Thread::interrupt);
        staying = stillAlive(staying, LEAVE_NANOS);
        if (staying.isEmpty()) return;
        crew.affinity().renounceProcessors();
        stuck.addAll(staying);
        if (crew.kind() == ThreadKind.VIRTUAL) virtual.addAll(staying);
    }

    private static List<Thread> stillAlive(List<Thread> threads, long patienceNanos) throws InterruptedException {
        long deadline = System.nanoTime() + patienceNanos;
        List<Thread> staying = new ArrayList<>();
        for (Thread thread : threads) {
            while (thread.isAlive() && System.nanoTime() < deadline) TimeUnit.MICROSECONDS.sleep(NAP_MICROS);
            if (thread.isAlive()) staying.add(thread);
        }
        return staying;
    }

    /** How many are still there; those that were merely slow to leave are given some more time. */
    public int count() throws InterruptedException {
        List<Thread> slow = stuck.stream().filter(StuckThreads::isRunning).toList();
        stillAlive(slow, LATE_NANOS);
        stuck.removeIf(t -> !t.isAlive());
        return stuck.size();
    }

    /** How many seem to take a processor from others. */
    public long spinning() {
        return stuck.stream().filter(StuckThreads::isRunning).count();
    }

    /** Whether threads of that kind still get processors. A virtual one that spins keeps its carrier for good. */
    public boolean leaveRoomFor(ThreadKind kind) {
        return kind == ThreadKind.PLATFORM || virtual.stream().noneMatch(StuckThreads::isRunning);
    }

    /** Whether there are few enough to make more runs than have to be made. */
    public boolean leaveRoom() {
        return spinning() == 0 && stuck.stream().filter(Thread::isAlive).count() <= MAX_PARKED;
    }

    /** Returns whether they disturb the next task in this JVM. */
    public boolean spoilTheJvm() throws InterruptedException {
        return count() > MAX_PARKED || spinning() > 0;
    }

    private static boolean isRunning(Thread thread) {
        return thread.getState() == Thread.State.RUNNABLE;
    }
}
