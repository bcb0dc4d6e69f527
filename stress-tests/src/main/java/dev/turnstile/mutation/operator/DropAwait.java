package dev.turnstile.mutation.operator;

import dev.turnstile.mutation.operator.CallOperator.Change;
import dev.turnstile.mutation.operator.CallOperator.Place;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Does not wait for others. The waits of conditions and monitors are those of {@link IfInsteadOfWhile}. */
final class DropAwait {
    private static final String PACKAGE = "java/util/concurrent/";
    private static final String EXPOSED_BY = "another thread that is not yet done when this one goes on";

    private static final Set<String> WAITS =
            Set.of("java/lang/Thread.join", PACKAGE + "CountDownLatch.await", PACKAGE + "CyclicBarrier.await");

    private static final Set<String> FUTURES = Set.of(
            PACKAGE + "Future",
            PACKAGE + "FutureTask",
            PACKAGE + "CompletableFuture",
            PACKAGE + "RunnableFuture",
            PACKAGE + "ScheduledFuture",
            PACKAGE + "ForkJoinTask");

    private DropAwait() {}

    static MutationOperator operator() {
        return new CallOperator("drop-await", DropAwait::changes);
    }

    private static List<Change> changes(Place place) {
        String method = place.call().owner + "." + place.call().name;
        if (method.equals(PACKAGE + "Phaser.arriveAndAwaitAdvance")) {
            return List.of(Change.renaming(place, "arrive", EXPOSED_BY));
        }
        if (!WAITS.contains(method) && !isUnusedResult(place)) return List.of();
        Type answer = Type.getReturnType(place.call().desc);
        if (answer == Type.VOID_TYPE) return List.of(Change.dropping(place, EXPOSED_BY));
        int constant = constant(answer);
        return List.of(new Change(
                place.text() + " is left out", EXPOSED_BY, (edit, index) -> Dropping.call(edit, index, constant)));
    }

    /** Loads the answer of a call that waited long enough, or that was the last to arrive at a barrier. */
    private static int constant(Type answer) {
        if (answer == Type.BOOLEAN_TYPE) return Opcodes.ICONST_1;
        return answer == Type.INT_TYPE ? Opcodes.ICONST_0 : Opcodes.ACONST_NULL;
    }

    private static boolean isUnusedResult(Place place) {
        boolean waits = Set.of("get", "join").contains(place.call().name) && FUTURES.contains(place.call().owner);
        return waits && place.code().opcode(place.code().next(place.index())) == Opcodes.POP;
    }
}
