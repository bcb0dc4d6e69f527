package dev.turnstile.engine.jqwik;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The threads that one subject's operations run on, and those that it starts itself, which inherit the group: what they throw, and which
 * of them stay behind. (Virtual threads that a subject starts belong to no group of ours and are not seen.)
 */
final class SubjectThreads extends ThreadGroup {
    private static final int MAX_THROWN = 5;

    private final List<Thread> started = new ArrayList<>();
    private boolean hasOwn;
    private final Queue<String> thrown = new ConcurrentLinkedQueue<>();

    SubjectThreads(String subject) {
        super(subject);
    }

    /** Starts a thread to call operations from. Workers tell the harness's threads from those of subjects by the prefix. */
    Thread start(ThreadKind kind, String name, Runnable task) {
        Thread thread = kind.start(this, "turnstile-jqwik " + name, task);
        if (kind == ThreadKind.PLATFORM) started.add(thread);
        return thread;
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
    List<Thread> leftBehind() {
        Thread[] alive = new Thread[activeCount() + 16];
        int count = enumerate(alive);
        started.removeIf(t -> !t.isAlive());
        Set<Thread> ours = new LinkedHashSet<>(started);
        return Arrays.stream(alive, 0, count).filter(t -> !ours.contains(t)).toList();
    }
}
