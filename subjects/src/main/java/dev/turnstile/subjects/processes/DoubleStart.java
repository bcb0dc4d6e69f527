package dev.turnstile.subjects.processes;

import dev.turnstile.models.Limit;
import dev.turnstile.models.processes.ChildProcess;
import dev.turnstile.models.processes.ChildProcessModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.NotOnce;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Starts its child twice: while one thread, which found that there is none, starts it, another finds the same.
 *
 * <p>{@code start(true) | start(true)} both return, and one must throw. See {@link ReapedChild}, which checks and starts under its
 * monitor.
 */
@Subject(model = ChildProcessModel.class)
@Broken(fault = NotOnce.class, because = "the check for a child and its start are two steps", see = ReapedChild.class)
public class DoubleStart implements ChildProcess, AutoCloseable {
    private final Queue<ReapedChild> started = new ConcurrentLinkedQueue<>();

    @Override
    public void start(boolean daemon) {
        // the fault: the check here and the entry below are two steps
        if (!started.isEmpty()) throw new IllegalStateException("started before");
        ReapedChild child = new ReapedChild();
        child.start(daemon);
        started.add(child);
    }

    @Override
    public boolean join(Limit limit) {
        return child().join(limit);
    }

    @Override
    public void terminate() {
        child().terminate();
    }

    @Override
    public boolean isAlive() {
        return !started.isEmpty() && child().isAlive();
    }

    @Override
    public @Nullable Integer exitCode() {
        return started.isEmpty() ? null : child().exitCode();
    }

    private ReapedChild child() {
        ReapedChild child = started.peek();
        if (child == null) throw new IllegalStateException("not started");
        return child;
    }

    @Override
    public void close() {
        started.forEach(ReapedChild::close);
    }
}
