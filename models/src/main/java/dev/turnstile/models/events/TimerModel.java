package dev.turnstile.models.events;

/** {@link Timer}, single-threaded. */
public final class TimerModel implements Timer {
    private boolean started;
    private boolean cancelled;
    private boolean fired;

    @Override
    public boolean start() {
        if (started || cancelled) return false;
        started = true;
        return true;
    }

    @Override
    public boolean cancel() {
        if (cancelled || fired) return false;
        cancelled = true;
        return true;
    }

    @Override
    public boolean expire() {
        if (!started || cancelled || fired) return false;
        fired = true;
        return true;
    }

    @Override
    public boolean fired() {
        return fired;
    }
}
