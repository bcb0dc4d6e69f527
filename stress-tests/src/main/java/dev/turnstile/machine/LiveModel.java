package dev.turnstile.machine;

import dev.turnstile.history.Response;
import dev.turnstile.machine.ModelState.Attempt;
import dev.turnstile.spec.Copyable;
import dev.turnstile.spec.attempt.ModelCall;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An instance of the model being run, with what the first points of waiting operations answered. */
final class LiveModel {
    private final Object instance;
    private final TreeMap<Integer, List<Object>> requested;
    private boolean askedCaller;

    private LiveModel(Object instance, Map<Integer, List<Object>> requested) {
        this.instance = instance;
        this.requested = new TreeMap<>(requested);
    }

    static LiveModel fresh(Class<?> model) {
        try {
            return new LiveModel(model.getConstructor().newInstance(), Map.of());
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

    /** The state by value. */
    Object key() {
        if (isCopyable()) return List.of(instance, requested);
        List<Object> all = new ArrayList<>();
        all.add(instance);
        requested.forEach((caller, answers) -> {
            all.add(caller);
            all.add(answers);
        });
        return Snapshot.of(all);
    }

    int requests() {
        return requested.values().stream().mapToInt(List::size).sum();
    }

    boolean askedCaller() {
        return askedCaller;
    }

    /** Runs one attempt; {@code null} where the operation is not enabled. */
    @Nullable
    Response attempt(Attempt attempt) {
        ModelCall call = new ModelCall(attempt.caller(), requested.getOrDefault(attempt.caller(), List.of()));
        Object[] returned = new Object[1];
        try {
            boolean enabled = call.run(() -> {
                returned[0] = attempt.actor().callOn(instance);
                return returned;
            });
            if (!enabled) {
                if (!call.requested().isEmpty()) requested.put(attempt.caller(), call.requested());
                return null;
            }
            requested.remove(attempt.caller());
            return Response.returned(returned[0]);
        } catch (InvocationTargetException e) {
            requested.remove(attempt.caller());
            if (e.getTargetException() instanceof ModelException refusal) throw refusal;
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
}
