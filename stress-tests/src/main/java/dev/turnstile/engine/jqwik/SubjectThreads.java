package dev.turnstile.engine.jqwik;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that one subject's operations run on, and those that it starts itself, which inherit the group: what they throw, and which
 * of them stay behind. Started from a virtual thread, they inherit a group that all virtual threads share: there they are told by being
 * new, and what they throw is not seen. (Virtual threads that a subject starts belong to no group that could be asked for them.)
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

    /** Whoever is in it by now was started by others. */
    private synchronized void knowGroup(ThreadGroup group) {
        if (ofVirtual != null) return;
        strangers.addAll(alive(group));
        ofVirtual = group;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        if (thrown.size() < MAX_THROWN) thrown.add(e.toString());
    }

    /** What threads of the subject's own died of, each once. */
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
        left.removeIf(thread -> OF_OTHERS.stream().anyMatch(thread.getName()::startsWith));
        return List.copyOf(left);
    }

    private static List<Thread> alive(ThreadGroup group) {
        Thread[] alive = new Thread[group.activeCount() + 16];
        int count = group.enumerate(alive);
        return Arrays.asList(alive).subList(0, count);
    }
}
