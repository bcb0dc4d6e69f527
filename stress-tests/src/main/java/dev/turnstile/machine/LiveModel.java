package dev.turnstile.machine;

import dev.turnstile.history.Response;
import dev.turnstile.machine.ModelState.Attempt;
import dev.turnstile.spec.Copyable;
import dev.turnstile.spec.attempt.ModelCall;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An instance of the model being run, with what the first points of waiting operations answered. */
final class LiveModel {
    private final Object instance;

    /** Shared between copies: replaced and never changed. */
    private NavigableMap<Integer, List<Object>> requested;

    private boolean askedCaller;

    private LiveModel(Object instance, NavigableMap<Integer, List<Object>> requested) {
        this.instance = instance;
        this.requested = requested;
    }

    static LiveModel fresh(Class<?> model) {
        try {
            return new LiveModel(model.getConstructor().newInstance(), Collections.emptyNavigableMap());
        } catch (InvocationTargetException e) {
            if (e.getTargetException() instanceof ModelException refusal) throw refusal;
            throw new ModelException(
                    "the constructor of " + model.getName() + " throws " + e.getTargetException()
                            + ". Remedy: a model starts without any help.",
                    e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new ModelException(
                    model.getName() + " cannot be created. Remedy: a public class with a public constructor.", e);
        }
    }

    boolean isCopyable() {
        return instance instanceof Copyable;
    }

    LiveModel copy() {
        return new LiveModel(((Copyable<?>) instance).copy(), requested);
    }

    Object instance() {
        return instance;
    }

    /** The state by value; where the model can be copied, the model itself, which then must not be changed any more. */
    Object key() {
        if (isCopyable()) return this;
        List<Object> all = new ArrayList<>();
        all.add(instance);
        requested.forEach((caller, answers) -> {
            all.add(caller);
            all.add(answers);
        });
        return Snapshot.of(all);
    }

    /** Whether a key is a value: one of {@link Snapshot} may equal nothing but itself. */
    static boolean isByValue(Object key) {
        return key instanceof List || key instanceof LiveModel;
    }

    int requests() {
        int requests = 0;
        for (List<Object> answers : requested.values()) requests += answers.size();
        return requests;
    }

    boolean askedCaller() {
        return askedCaller;
    }

    /** Runs one attempt; {@code null} where the operation is not enabled. */
    @Nullable
    Response attempt(Attempt attempt) {
        return attempt(attempt, exception -> {});
    }

    /**
     * Runs one attempt.
     *
     * @param onThrow gets the exception that the operation throws, if it throws one
     * @return {@code null} where the operation is not enabled
     */
    @Nullable
    Response attempt(Attempt attempt, Consumer<Throwable> onThrow) {
        Integer caller = attempt.caller();
        ModelCall call = new ModelCall(caller, requested.getOrDefault(caller, List.of()));
        Object[] returned = new Object[1];
        try {
            boolean enabled = call.run(() -> {
                returned[0] = attempt.actor().callOn(instance);
                return returned;
            });
            if (!enabled) {
                request(caller, call.requested());
                return null;
            }
            request(caller, List.of());
            return Response.returned(returned[0]);
        } catch (InvocationTargetException e) {
            request(caller, List.of());
            if (e.getTargetException() instanceof ModelException refusal) throw refusal;
            onThrow.accept(e.getTargetException());
            return Response.threw(e.getTargetException());
        } catch (Exception e) {
            throw new ModelException(
                    "cannot call " + attempt.actor() + " on "
                            + instance.getClass().getName(),
                    e);
        } finally {
            askedCaller |= call.askedCaller();
        }
    }

    private void request(Integer caller, List<Object> answers) {
        // They only grow until the operation has ended.
        if (answers.size() == requested.getOrDefault(caller, List.of()).size()) return;
        NavigableMap<Integer, List<Object>> changed = new TreeMap<>(requested);
        if (answers.isEmpty()) changed.remove(caller);
        else changed.put(caller, answers);
        requested = changed;
    }

    /** As equal as the models' own {@code equals} says, and their requests. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LiveModel that && instance.equals(that.instance) && requested.equals(that.requested);
    }

    @Override
    public int hashCode() {
        return requested.isEmpty() ? instance.hashCode() : 31 * instance.hashCode() + requested.hashCode();
    }
}
