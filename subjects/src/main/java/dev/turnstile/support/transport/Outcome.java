package dev.turnstile.support.transport;

import java.nio.channels.CompletionHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Handlers for the end of an operation. */
record Outcome<R>(Consumer<R> done, Runnable lost) implements CompletionHandler<R, @Nullable Void> {
    @Override
    public void completed(R result, @Nullable Void nothing) {
        done.accept(result);
    }

    @Override
    public void failed(Throwable cause, @Nullable Void nothing) {
        lost.run();
    }
}
