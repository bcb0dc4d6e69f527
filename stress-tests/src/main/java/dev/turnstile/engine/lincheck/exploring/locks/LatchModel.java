package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.explore.Resource;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** {@code CountDownLatch}. Its state is the count. */
final class LatchModel implements LockModel {
    private final LockSteps steps;
    private final IdentityHashMap<Object, Resource<Long>> latches = new IdentityHashMap<>();

    LatchModel(LockSteps steps) {
        this.steps = steps;
    }

    @Override
    public @Nullable Answer call(LockCall call) throws InterruptedException {
        Resource<Long> latch = latches.computeIfAbsent(
                call.lock(), sync -> new Resource<>(sync, (long) LockObjects.initialState(sync)));
        switch (call.method()) {
            case "await" -> {
                Patience patience = call.hasLimit() ? call.limit() : Patience.INTERRUPTIBLE;
                return Answer.returns(steps.acquire(call, latch, c -> c == 0, c -> c, patience));
            }
            case "countDown" -> {
                steps.release(call, latch, c -> c > 0, c -> c - 1);
                return Answer.returns(true);
            }
            case "getCount" -> {
                return Answer.returns(steps.look(call, latch));
            }
            default -> {
                return null;
            }
        }
    }
}
