package dev.turnstile.models.processes;

import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.models.Limit;
import org.jspecify.annotations.Nullable;

/** {@link ChildProcess}, single-threaded. */
public final class ChildProcessModel implements ChildProcess {
    private boolean started;
    private boolean ended;

    @Override
    public void start(boolean daemon) {
        if (started) throw new IllegalStateException("started before");
        started = true;
    }

    @Override
    public boolean join(Limit limit) {
        requireStart();
        if (!ended) enabledWhen(limit.runsOut());
        return ended;
    }

    @Override
    public void terminate() {
        requireStart();
        ended = true;
    }

    @Override
    public boolean isAlive() {
        return started && !ended;
    }

    @Override
    public @Nullable Integer exitCode() {
        return ended ? TERMINATED : null;
    }

    private void requireStart() {
        if (!started) throw new IllegalStateException("not started");
    }
}
