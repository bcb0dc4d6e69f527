package dev.turnstile.spec.attempt;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to run an operation of a model: the harness's side of {@link dev.turnstile.spec.Model}. Not for models or subjects.
 *
 * <p>Confined to the thread that runs it; attempts do not nest.
 */
public final class ModelCall {
    private static final ThreadLocal<@Nullable ModelCall> CURRENT = new ThreadLocal<>();

    private final int caller;
    private List<Object> requested;
    private int next;
    private boolean askedCaller;

    /**
     * @param caller index of the calling thread
     * @param requested what the {@linkplain dev.turnstile.spec.Model#once first points} of an earlier attempt of the same operation answered, in order
     */
    public ModelCall(int caller, List<Object> requested) {
        this.caller = caller;
        this.requested =
                List.copyOf(requested); // copied only where there is more to add: most operations have one point
    }

    /**
     * Returns the attempt that this thread is running.
     *
     * @throws IllegalStateException outside a model that Turnstile runs
     */
    public static ModelCall current() {
        ModelCall call = CURRENT.get();
        if (call == null)
            throw new IllegalStateException("Model's methods answer only inside a model that Turnstile runs");
        return call;
    }

    /** Leaves the running operation unless the condition holds: see {@code Model.enabledWhen}. */
    public static void leaveUnless(boolean condition) {
        if (!condition) throw NotEnabled.INSTANCE;
    }

    /**
     * Returns the index of the calling thread, for a model that finds out by itself whether it matters. This does not count as having
     * asked.
     *
     * @throws IllegalStateException outside a model that Turnstile runs
     */
    public static int index() {
        return current().caller;
    }

    /**
     * Runs the attempt.
     *
     * @param body calls the model's operation, directly or by reflection
     * @return whether the operation was enabled; then {@code body} has run to its end
     * @throws Exception what {@code body} throws
     */
    public boolean run(Callable<?> body) throws Exception {
        CURRENT.set(this);
        try {
            body.call();
            return true;
        } catch (NotEnabled notEnabled) {
            return false;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof NotEnabled) return false;
            throw e;
        } finally {
            CURRENT.set(null); // removing it would make the next call allocate its entry again
        }
    }

    /** Returns the answers of all first points so far: those of the earlier attempt and of this one. */
    public List<Object> requested() {
        return List.copyOf(requested);
    }

    /** Returns whether the model asked for the calling thread. */
    public boolean askedCaller() {
        return askedCaller;
    }

    /** Returns the index of the calling thread, and notes that the model asked for it. */
    public int caller() {
        askedCaller = true;
        return caller;
    }

    /** Runs a step, or returns its answer where an earlier attempt of the same operation has run it: see {@code Model.once}. */
    @SuppressWarnings("unchecked") // the same step of the same operation answered it
    public <T> T once(Supplier<T> step) {
        if (next == requested.size()) {
            Object answer = step.get();
            if (!(requested instanceof ArrayList)) requested = new ArrayList<>(requested);
            requested.add(answer);
        }
        return (T) requested.get(next++);
    }
}
