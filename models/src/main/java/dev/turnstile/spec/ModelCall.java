package dev.turnstile.spec;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to run an operation of a model: the harness's side of {@link Model}. Not for models or subjects.
 *
 * <p>Confined to the thread that runs it; attempts do not nest.
 */
public final class ModelCall {
    private static final ThreadLocal<@Nullable ModelCall> CURRENT = new ThreadLocal<>();

    private final int caller;
    private final List<Object> requested;
    private int next;
    private boolean askedCaller;

    /**
     * @param caller index of the calling thread
     * @param requested what the {@linkplain Model#once first points} of an earlier attempt of the same operation answered, in order
     */
    public ModelCall(int caller, List<Object> requested) {
        this.caller = caller;
        this.requested = new ArrayList<>(requested);
    }

    static ModelCall current() {
        ModelCall call = CURRENT.get();
        if (call == null)
            throw new IllegalStateException("Model's methods answer only inside a model that Turnstile runs");
        return call;
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
            CURRENT.remove();
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

    int caller() {
        askedCaller = true;
        return caller;
    }

    @SuppressWarnings("unchecked") // the same step of the same operation answered it
    <T> T once(Supplier<T> step) {
        if (next == requested.size()) requested.add(step.get());
        return (T) requested.get(next++);
    }
}
