package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.explore.Resource;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** {@code Semaphore}, not fair. Its state is the number of permits. */
final class SemaphoreModel implements LockModel {
    private final LockSteps steps;
    private final IdentityHashMap<Object, Resource<Integer>> semaphores = new IdentityHashMap<>();

    SemaphoreModel(LockSteps steps) {
        this.steps = steps;
    }

    @Override
    public @Nullable Answer call(LockCall call) throws InterruptedException {
        Resource<Integer> semaphore =
                semaphores.computeIfAbsent(call.lock(), sync -> new Resource<>(sync, LockObjects.initialState(sync)));
        return switch (call.method()) {
            case "acquire" -> acquire(call, semaphore, Patience.INTERRUPTIBLE);
            case "acquireUninterruptibly" -> acquire(call, semaphore, Patience.ENDLESS);
            case "tryAcquire" -> acquire(call, semaphore, call.patienceOfTry());
            case "release" -> release(call, semaphore);
            case "availablePermits" -> Answer.returns(steps.look(call, semaphore));
            case "drainPermits" -> {
                steps.attempt(call, semaphore, p -> true, p -> 0);
                yield Answer.returns(steps.explorer().found(semaphore));
            }
            default -> null;
        };
    }

    private Answer acquire(LockCall call, Resource<Integer> semaphore, @Nullable Patience patience)
            throws InterruptedException {
        int wanted = call.permits();
        return Answer.returns(steps.take(call, semaphore, p -> p >= wanted, p -> p - wanted, patience));
    }

    private Answer release(LockCall call, Resource<Integer> semaphore) {
        int returned = call.permits();
        boolean fits = steps.release(call, semaphore, p -> p + returned >= p, p -> p + returned);
        return fits ? Answer.returns(true) : Answer.throwing(new Error("Maximum permit count exceeded"));
    }
}
