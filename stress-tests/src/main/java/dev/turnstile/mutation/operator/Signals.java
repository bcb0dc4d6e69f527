package dev.turnstile.mutation.operator;

import dev.turnstile.mutation.operator.CallOperator.Change;
import dev.turnstile.mutation.operator.CallOperator.Place;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** Wakes too few threads, or none. */
final class Signals {
    private static final String CONDITION = "java/util/concurrent/locks/Condition";

    private static final String ONE_WAITER_LEFT =
            "two threads that wait at once, or one that wakes up and cannot go on while another one could";

    private static final String WAITER_LEFT = "a thread that waits before the call that is left out";

    private static final Set<String> OTHERS = Set.of(
            "java/util/concurrent/locks/LockSupport.unpark",
            "java/util/concurrent/CountDownLatch.countDown",
            "java/util/concurrent/Semaphore.release");

    private Signals() {}

    static MutationOperator notifyOne() {
        return new CallOperator(
                "notify-instead-of-notify-all",
                place -> isNotify(place.call(), "notifyAll") ? one(place, "notify") : List.of());
    }

    static MutationOperator signalOne() {
        return new CallOperator(
                "signal-instead-of-signal-all",
                place -> isSignal(place.call(), "signalAll") ? one(place, "signal") : List.of());
    }

    static MutationOperator none() {
        return new CallOperator(
                "drop-signal", place -> wakes(place.call()) ? List.of(Change.dropping(place, WAITER_LEFT)) : List.of());
    }

    private static List<Change> one(Place place, String other) {
        return List.of(Change.renaming(place, other, ONE_WAITER_LEFT));
    }

    /** Whether a call wakes every thread that waits for a monitor or a condition. */
    static boolean wakesAll(MethodInsnNode call) {
        return isNotify(call, "notifyAll") || isSignal(call, "signalAll");
    }

    private static boolean wakes(MethodInsnNode call) {
        return isNotify(call, "notify")
                || isNotify(call, "notifyAll")
                || isSignal(call, "signal")
                || isSignal(call, "signalAll")
                || OTHERS.contains(call.owner + "." + call.name);
    }

    private static boolean isNotify(MethodInsnNode call, String name) {
        return call.name.equals(name) && OwnerCalls.isOfMonitor(call);
    }

    private static boolean isSignal(MethodInsnNode call, String name) {
        return call.name.equals(name) && call.owner.equals(CONDITION);
    }
}
