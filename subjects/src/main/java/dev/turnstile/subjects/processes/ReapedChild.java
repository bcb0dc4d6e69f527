package dev.turnstile.subjects.processes;

import dev.turnstile.models.Limit;
import dev.turnstile.models.processes.ChildProcess;
import dev.turnstile.models.processes.ChildProcessModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.linux.Libc;
import dev.turnstile.support.waiting.Deadline;
import dev.turnstile.support.waiting.Interruptibly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A child that one thread waits for, and everybody else asks that thread.
 *
 * <p>When a child has ended, the kernel keeps its exit code until the parent asks for it, and with it the entry in the table of
 * processes: a zombie. Once asked for, it is gone, and its pid may be another process's: a signal sent then hits a stranger. So only
 * one thread, the reaper, waits for the end, without taking the child out of the table. Under the monitor it then takes the child out
 * and notes that it has ended. Signals are also sent under the monitor, and only to a child that has not ended. So each child is reaped
 * once, and none is signalled afterwards.
 *
 * <p>There are two more ways against zombies. A parent may spawn a process that spawns the child and ends, so that the child is adopted
 * by the first process of the system, which waits for all its children: then the parent never learns how the child ended. Or the parent
 * ignores {@code SIGCHLD}: then the kernel keeps no exit codes for it, but that goes for all its children, those of its libraries too.
 *
 * <p>A daemon by default is a program that does not end by itself in time, and is ended at the close. Another child is a program that
 * works on what comes through its standard input, whose end is the close; also if the parent is killed, because the kernel then closes
 * the pipe.
 */
@Subject(model = ChildProcessModel.class)
public class ReapedChild implements ChildProcess, AutoCloseable {
    private static final List<String> BACKGROUND = List.of("sleep", "30");
    private static final List<String> WORK = List.of("cat");

    private final List<String> background;
    private final List<String> work;
    boolean daemon;
    Libc.@Nullable Spawned process;
    private @Nullable Integer exitCode;
    boolean closed;

    public ReapedChild() {
        this(BACKGROUND, WORK);
    }

    /** @param program the program of the child */
    public ReapedChild(List<String> program) {
        this(program, program);
    }

    private ReapedChild(List<String> background, List<String> work) {
        this.background = background;
        this.work = work;
    }

    @Override
    public synchronized void start(boolean daemon) {
        if (process != null) throw new IllegalStateException("started before");
        this.daemon = daemon;
        try {
            Libc.Spawned spawned = Libc.spawn(daemon ? background : work);
            process = spawned;
            Thread.ofPlatform()
                    .daemon()
                    .name("reaper of " + spawned.pid())
                    .unstarted(() -> reapAtItsEnd(spawned.pid()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reapAtItsEnd(int pid) {
        try {
            int code = Libc.awaitEnd(pid);
            synchronized (this) {
                reap(pid);
                exitCode = code;
                notifyAll();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // somebody else has waited for our child
        }
    }

    /** Takes a child that has ended out of the table of processes. */
    void reap(int pid) throws IOException {
        Libc.reap(pid);
    }

    @Override
    public boolean join(Limit limit) {
        return join(limit.nanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits for the child's end, but not longer than the time-out, and tells whether it came. */
    public synchronized boolean join(long timeout, TimeUnit unit) {
        started();
        Deadline deadline = Deadline.after(timeout, unit);
        while (exitCode == null) {
            if (deadline.passed()) return false;
            deadline.await(this);
        }
        return true;
    }

    @Override
    public synchronized void terminate() {
        signal(Libc.SIGTERM);
        awaitEnd();
    }

    /** Ends the child without asking it ({@code SIGKILL}), unless it has ended, and returns when it has. */
    public synchronized void kill() {
        signal(Libc.SIGKILL);
        awaitEnd();
    }

    private void signal(int signal) {
        try {
            if (exitCode == null) Libc.kill(started().pid(), signal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final void awaitEnd() {
        while (exitCode == null) Interruptibly.await(this);
    }

    @Override
    public synchronized boolean isAlive() {
        return process != null && exitCode == null;
    }

    @Override
    public synchronized @Nullable Integer exitCode() {
        return exitCode;
    }

    /** Returns the child's process identifier: for looks at it only, since it may be another process's once the child has ended. */
    public synchronized int pid() {
        return started().pid();
    }

    private synchronized Libc.Spawned started() {
        if (process == null) throw new IllegalStateException("not started");
        return process;
    }

    /** The end of the parent: ends a daemon; waits for another child, which finds that no more work comes. */
    @Override
    public synchronized void close() {
        if (process == null || closed) return;
        closed = true;
        try {
            if (daemon) terminate();
        } finally {
            Libc.close(process.stdin());
        }
        if (!daemon) awaitEnd();
    }
}
