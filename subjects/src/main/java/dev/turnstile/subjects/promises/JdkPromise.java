package dev.turnstile.subjects.promises;

import dev.turnstile.models.promises.Promise;
import dev.turnstile.models.promises.PromiseModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** The JDK's own {@link CompletableFuture}. Its {@code cancel} answers true to each canceller, so this one cancels by exception. */
@Subject(model = PromiseModel.class)
public class JdkPromise implements Promise {
    private final CompletableFuture<Integer> future = new CompletableFuture<>();
    private final AtomicInteger callbacksRun = new AtomicInteger();

    @Override
    public boolean complete(int value) {
        return future.complete(value);
    }

    @Override
    public boolean cancel() {
        return future.completeExceptionally(new CancellationException());
    }

    @Override
    public int get() {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new Interrupted();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onDone() {
        future.whenComplete((value, failure) -> callbacksRun.incrementAndGet());
    }

    @Override
    public int callbacksRun() {
        return callbacksRun.get();
    }
}
