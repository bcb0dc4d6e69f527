package dev.turnstile.engine.lincheck.exploring.atomics;

import dev.turnstile.engine.lincheck.exploring.calls.Atomics;
import dev.turnstile.engine.lincheck.exploring.calls.Calls;
import dev.turnstile.engine.lincheck.exploring.steps.Answer;
import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.engine.lincheck.exploring.steps.Places;
import dev.turnstile.explore.Access;
import dev.turnstile.explore.Transition.Touch;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sun.nio.ch.lincheck.ThreadDescriptor;

/**
 * Calls of atomic objects, arrays and field updaters that take a function, such as {@code updateAndGet}. The JDK's own code for them is
 * not instrumented, but the function's is, so other threads may run in the middle of the call. It is made here in the steps that the
 * documentation of {@code java.util.concurrent.atomic} allows: the value is read, the function is applied, the value is compared and set,
 * and all that again if another thread was faster.
 */
public final class FunctionalUpdates {
    private static final Set<String> NAMES =
            Set.of("getAndUpdate", "updateAndGet", "getAndAccumulate", "accumulateAndGet");

    private final Carrier carrier;
    private final Places places;

    /** Is told of calls that code makes which is not instrumented. */
    public interface Calls {
        void before(Object receiver, Object[] arguments);
    }

    public FunctionalUpdates(Carrier carrier, Places places) {
        this.carrier = carrier;
        this.places = places;
    }

    /**
     * Replaces a call.
     *
     * @param kind what it is made on
     * @param calls told of each call of the function
     * @return its answer; {@code null} if the call takes no function, or no other thread sees the value
     */
    @Nullable
    public Answer call(
            int thread, int site, Atomics kind, Object receiver, String name, Object[] arguments, Calls calls) {
        if (!NAMES.contains(name)) return null;
        Access read = places.atomic(kind, receiver, "get", arguments).access();
        Access update =
                places.atomic(kind, receiver, "compareAndSet", arguments).access();
        if (read == null || update == null) return null;
        FunctionalCall call = FunctionalCall.of(receiver, name, arguments);
        return interceptor -> {
            Attempt attempt;
            do {
                attempt = new Attempt(call, ignored(() -> {
                    carrier.announce(thread, new Touch(read, site));
                    Object found = call.get();
                    calls.before(call.function(), call.functionArguments(found));
                    return found;
                }));
                carrier.runForSubject(attempt);
            } while (attempt.thrown == null && !isSet(thread, new Touch(update, site), attempt));
            attempt.answer(name.startsWith("get")).give(interceptor);
        };
    }

    private boolean isSet(int thread, Touch update, Attempt attempt) {
        return ignored(() -> {
            carrier.announce(thread, update);
            boolean set = attempt.call.compareAndSet(attempt.found, attempt.result);
            if (!set) carrier.explorer().failed();
            return set;
        });
    }

    private static <T extends @Nullable Object> T ignored(Supplier<T> work) {
        ThreadDescriptor descriptor = ThreadDescriptor.getCurrentThreadDescriptor();
        descriptor.enterIgnoredSection();
        try {
            return work.get();
        } finally {
            descriptor.leaveIgnoredSection();
        }
    }

    /** Applies the function once. */
    private static final class Attempt implements Runnable {
        private final FunctionalCall call;
        private final @Nullable Object found;
        private @Nullable Object result;
        private @Nullable Throwable thrown;

        Attempt(FunctionalCall call, @Nullable Object found) {
            this.call = call;
            this.found = found;
        }

        @Override
        public void run() {
            try {
                result = call.apply(found);
            } catch (Throwable t) {
                thrown = t;
            }
        }

        Answer answer(boolean before) {
            return thrown != null ? Answer.throwing(thrown) : Answer.returns(before ? found : result);
        }
    }
}
