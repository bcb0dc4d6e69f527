package dev.turnstile.engine.lincheck.exploring.locks;

import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.engine.lincheck.exploring.steps.ModelUse;
import dev.turnstile.explore.Resource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Semaphore}, not fair. A thread that has to wait joins a queue, and only the first in the queue is let in when permits come back:
 * a thread that asks for one permit waits behind one that asks for two.
 *
 * <p>As long as all ask for the same number, that makes no difference, since the first can go on whenever any can. Then whoever waits goes
 * on, which takes fewer schedules.
 */
final class SemaphoreModel implements LockModel {
    /** Stands for the assumption that all ask for the same number of permits, among what an exploration may have to do without. */
    private static final class EqualDemands {}

    private final LockSteps steps;
    private final ModelUse use;
    private final boolean inOrder;
    private final IdentityHashMap<Object, Resource<State>> semaphores = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Integer> demands = new IdentityHashMap<>();

    /**
     * The state of a semaphore.
     *
     * @param permits how many permits are there
     * @param queue the threads that wait, where they are served in order
     */
    private record State(int permits, List<Integer> queue) {
        State permits(int more) {
            return new State(permits + more, queue);
        }

        State queued(int thread) {
            List<Integer> longer = new ArrayList<>(queue);
            longer.add(thread);
            return new State(permits, List.copyOf(longer));
        }

        State left(int thread) {
            return new State(permits, queue.stream().filter(t -> t != thread).toList());
        }

        boolean serves(int thread, int wanted) {
            return queue.get(0) == thread && permits >= wanted;
        }
    }

    SemaphoreModel(LockSteps steps, ModelUse use) {
        this.steps = steps;
        this.use = use;
        this.inOrder = !use.permits(EqualDemands.class);
    }

    @Override
    public @Nullable Answer call(LockCall call) throws InterruptedException {
        Resource<State> semaphore = semaphores.computeIfAbsent(
                call.lock(), sync -> new Resource<>(sync, new State(LockObjects.initialState(sync), List.of())));
        return switch (call.method()) {
            case "acquire" -> Answer.returns(acquire(call, semaphore, Patience.INTERRUPTIBLE));
            case "acquireUninterruptibly" -> Answer.returns(acquire(call, semaphore, Patience.ENDLESS));
            case "tryAcquire" -> Answer.returns(acquire(call, semaphore, call.patienceOfTry()));
            case "release" -> release(call, semaphore);
            case "availablePermits" -> Answer.returns(steps.look(call, semaphore).permits);
            case "drainPermits" -> {
                steps.attempt(call, semaphore, s -> true, s -> s.permits(-s.permits));
                yield Answer.returns(steps.explorer().found(semaphore).permits);
            }
            default -> null;
        };
    }

    /** @param patience {@code null} not to wait at all */
    private boolean acquire(LockCall call, Resource<State> semaphore, @Nullable Patience patience)
            throws InterruptedException {
        int wanted = call.permits();
        if (patience != null && inOrder) return acquireInOrder(call, semaphore, wanted, patience);
        if (patience != null) demand(call.lock(), wanted);
        return steps.take(call, semaphore, s -> s.permits >= wanted, s -> s.permits(-wanted), patience);
    }

    /** Gives the execution up if others ask for another number of permits: the scenario is explored again, in order. */
    private void demand(Object semaphore, int wanted) {
        Integer earlier = demands.putIfAbsent(semaphore, wanted);
        if (earlier == null || earlier == wanted) return;
        use.exclude(EqualDemands.class);
        steps.carrier()
                .giveUp("different numbers of permits are asked for, so that the order of those who wait matters");
    }

    private boolean acquireInOrder(LockCall call, Resource<State> semaphore, int wanted, Patience patience)
            throws InterruptedException {
        int thread = call.thread();
        if (patience.interruptible()) steps.throwIfInterrupted(call);
        State found = steps.change(call, semaphore, s -> s.permits >= wanted ? s.permits(-wanted) : s.queued(thread));
        if (found.permits >= wanted) return true;
        return steps.acquire(
                call,
                semaphore,
                s -> s.serves(thread, wanted),
                s -> s.permits(-wanted).left(thread),
                s -> s.left(thread),
                patience);
    }

    private Answer release(LockCall call, Resource<State> semaphore) {
        int returned = call.permits();
        boolean fits = steps.release(call, semaphore, s -> s.permits + returned >= s.permits, s -> s.permits(returned));
        return fits ? Answer.returns(true) : Answer.throwing(new Error("Maximum permit count exceeded"));
    }
}
