package dev.turnstile.subjects.processes;

import dev.turnstile.models.Limit;
import dev.turnstile.models.processes.ChildProcess;
import dev.turnstile.models.processes.ChildProcessModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The JDK's {@link Process}: it waits for each child in a thread of its own, and counts exit codes as shells do. */
@Subject(model = ChildProcessModel.class)
public class JdkChild implements ChildProcess, AutoCloseable {
    private volatile @Nullable Process process;
    private volatile boolean daemon;

    @Override
    public synchronized void start(boolean daemon) {
        if (process != null) throw new IllegalStateException("started before");
        this.daemon = daemon;
        try {
            process = new ProcessBuilder(daemon ? new String[] {"sleep", "30"} : new String[] {"cat"})
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean join(Limit limit) {
        Process child = child();
        try {
            return child.waitFor(limit.nanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    @Override
    public void terminate() {
        Process child = child();
        child.destroy();
        awaitEnd(child);
    }

    @Override
    public boolean isAlive() {
        Process child = process;
        return child != null && child.isAlive();
    }

    @Override
    public @Nullable Integer exitCode() {
        Process child = process;
        return child == null || child.isAlive() ? null : child.exitValue();
    }

    @Override
    public void close() {
        Process child = process;
        if (child == null) return;
        if (daemon) child.destroy();
        else endOfWork(child);
        awaitEnd(child);
    }

    private static void endOfWork(Process child) {
        try {
            child.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(Process child) {
        try {
            child.waitFor();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    private Process child() {
        Process child = process;
        if (child == null) throw new IllegalStateException("not started");
        return child;
    }
}
