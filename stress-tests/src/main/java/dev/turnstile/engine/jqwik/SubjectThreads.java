package dev.turnstile.engine.jqwik;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that one subject's operations run on, and those that it starts itself, which inherit the group: what they throw, and which
 * of them stay behind. Started from a virtual thread, they inherit a group that all virtual threads share. There they are told by being
 * new, and the {@link DefaultHandler} passes on what they throw, as it does for virtual threads. (No group can be asked for the virtual
 * threads that a subject starts.)
 */
final class SubjectThreads extends ThreadGroup {
    private static final int MAX_THROWN = 5;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** How the names of threads begin that others start where a subject's threads have them started: the harness, and the JDK. */
    private static final List<String> OF_OTHERS = List.of("turnstile-", "process reaper");

    private final List<Thread> started = new ArrayList<>();
    private final Set<Thread> strangers = new LinkedHashSet<>();
    private @Nullable ThreadGroup ofVirtual;
    private boolean hasOwn;
    private final Queue<String> thrown = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Violation> late = new ArrayBlockingQueue<>(1);
    private volatile boolean mayEndLate;

    SubjectThreads(String subject) {
        super(subject);
    }

    /**
     * Starts a thread to call operations from. Workers tell the harness's threads from those of subjects by the prefix, and the operating
     * system tells threads from one another by what fits behind it.
     */
    Thread start(ThreadKind kind, String name, Runnable task) {
        String full =
                "turnstile-" + Integer.toString(NUMBERS.getAndIncrement(), Character.MAX_RADIX) + " jqwik " + name;
        if (kind == ThreadKind.VIRTUAL) return kind.start(this, full, () -> runVirtually(task));
        Thread thread = kind.start(this, full, task);
        started.add(thread);
        return thread;
    }

    private void runVirtually(Runnable task) {
        knowGroup(Thread.currentThread().getThreadGroup());
        task.run();
    }

    /** Notes the threads of a group that others have already started. */
    private synchronized void knowGroup(ThreadGroup group) {
        if (ofVirtual != null) return;
        strangers.addAll(alive(group));
        ofVirtual = group;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        RunOrigin origin = isOfOthers(thread) ? null : RunOrigin.ofThisThread();
        Uncaught uncaught = origin == null ? null : Uncaught.of(thread, e);
        if (origin != null && uncaught != null) origin.tell(uncaught);
        if (thrown.size() < MAX_THROWN) thrown.add(e.toString());
    }

    /** Notes that the subject has started a thread, which may end after the last run. */
    void mayEndLate() {
        mayEndLate = true;
    }

    /** Takes a run whose thread an exception ended when the run's batch was over. */
    void endedLate(Violation violation) {
        late.offer(violation); // one is enough
    }

    /** Returns such a run, once; {@code null} if there is none. */
    @Nullable
    Violation late() {
        return late.poll();
    }

    /** Waits for such a run, if there may be one. */
    @Nullable
    Violation late(Duration patience) throws InterruptedException {
        return mayEndLate ? late.poll(patience.toNanos(), TimeUnit.NANOSECONDS) : late();
    }

    /** Returns the exceptions that threads of the subject's own did not catch or reported, each once. */
    Set<String> thrown() {
        return new LinkedHashSet<>(thrown);
    }

    /** Whether the subject seems to start threads. */
    boolean subjectHasOwn() {
        hasOwn |= !thrown.isEmpty() || !leftBehind().isEmpty();
        return hasOwn;
    }

    /** The threads that the subject started and that still live. */
    synchronized List<Thread> leftBehind() {
        started.removeIf(t -> !t.isAlive());
        strangers.removeIf(t -> !t.isAlive());
        Set<Thread> left = new LinkedHashSet<>(alive(this));
        if (ofVirtual != null) left.addAll(alive(ofVirtual));
        left.removeAll(Set.copyOf(started));
        left.removeAll(Set.copyOf(strangers));
        left.removeIf(SubjectThreads::isOfOthers);
        return List.copyOf(left);
    }

    private static boolean isOfOthers(Thread thread) {
        return OF_OTHERS.stream().anyMatch(thread.getName()::startsWith);
    }

    private static List<Thread> alive(ThreadGroup group) {
        Thread[] alive = new Thread[group.activeCount() + 16];
        int count = group.enumerate(alive);
        return Arrays.asList(alive).subList(0, count);
    }
}
