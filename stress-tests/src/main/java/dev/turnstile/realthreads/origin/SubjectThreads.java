package dev.turnstile.realthreads.origin;

import dev.turnstile.stage.ThreadKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The threads that one subject's operations run on, and those that it starts itself, which inherit the group: what they throw, and which
 * of them stay behind. Started from a virtual thread, they inherit a group that all virtual threads share. There they are told by being
 * new, and the {@link DefaultHandler} passes on what they throw, as it does for virtual threads. (No group can be asked for the virtual
 * threads that a subject starts.)
 */
public final class SubjectThreads extends ThreadGroup {
    private static final int MAX_THROWN = 5;

    /** The classes whose frames stand between the JDK, which calls a handler, and {@link Uncaught}. */
    private static final Set<String> HANDLERS = Set.of(SubjectThreads.class.getName(), DefaultHandler.class.getName());

    /** How the names of threads begin that others start where a subject's threads have them started: the harness, and the JDK. */
    private static final List<String> OF_OTHERS = List.of("turnstile-", "process reaper");

    private final List<Thread> started = new ArrayList<>(); // guarded by this, as the next two are
    private final Set<Thread> strangers = new LinkedHashSet<>();
    private @Nullable ThreadGroup ofVirtual;
    private boolean hasOwn; // confined to the thread that starts crews
    private final Queue<String> thrown = new ConcurrentLinkedQueue<>();

    /** @param subject its name, which the group gets */
    public SubjectThreads(String subject) {
        super(subject);
    }

    /** Starts a thread to call operations from; its name says what it is, for instance "thread 0". */
    public Thread start(ThreadKind kind, String name, Runnable task) {
        if (kind == ThreadKind.VIRTUAL) return kind.start(this, id -> name, () -> runVirtually(task));
        Thread thread = kind.start(this, id -> name(id, name), task);
        note(thread);
        return thread;
    }

    private synchronized void note(Thread own) {
        started.add(own);
    }

    /**
     * Returns a full name. Workers tell the harness's threads from those of subjects by the prefix. The operating system keeps 15 bytes, so
     * what fits behind the prefix tells one from all others of this JVM: the thread's id.
     */
    private static String name(long id, String name) {
        return "turnstile-" + Long.toString(id, Character.MAX_RADIX) + " jqwik " + name;
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
        Uncaught uncaught = origin == null ? null : Uncaught.of(thread, e, HANDLERS);
        if (origin != null && uncaught != null) origin.tell(uncaught);
        if (thrown.size() < MAX_THROWN) thrown.add(e.toString());
    }

    /** Returns the exceptions that threads of the subject's own did not catch or reported, each once. */
    public Set<String> thrown() {
        return new LinkedHashSet<>(thrown);
    }

    /** Whether the subject seems to start threads. */
    public boolean subjectHasOwn() {
        hasOwn |= !thrown.isEmpty() || !leftBehind().isEmpty();
        return hasOwn;
    }

    /** The threads that the subject started and that still live. */
    public synchronized List<Thread> leftBehind() {
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
