package dev.turnstile.models.promises;

import static dev.turnstile.spec.Model.enabledWhen;

import java.util.concurrent.CancellationException;

/** {@link Promise}, single-threaded. */
public final class PromiseModel implements Promise {
    private boolean done;
    private boolean cancelled;
    private int result;
    private int waitingCallbacks;
    private int callbacksRun;

    @Override
    public boolean complete(int value) {
        if (done) return false;
        result = value;
        finish();
        return true;
    }

    @Override
    public boolean cancel() {
        if (done) return false;
        cancelled = true;
        finish();
        return true;
    }

    @Override
    public int get() {
        enabledWhen(done);
        if (cancelled) throw new CancellationException();
        return result;
    }

    @Override
    public void onDone() {
        if (done) callbacksRun++;
        else waitingCallbacks++;
    }

    @Override
    public int callbacksRun() {
        return callbacksRun;
    }

    private void finish() {
        done = true;
        callbacksRun += waitingCallbacks;
        waitingCallbacks = 0;
    }
}
