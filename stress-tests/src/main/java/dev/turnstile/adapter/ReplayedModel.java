package dev.turnstile.adapter;

import dev.turnstile.adapter.Callers.Result;
import dev.turnstile.adapter.Replays.Effect;
import dev.turnstile.machine.ModelException;
import dev.turnstile.machine.Replayed;
import dev.turnstile.scenario.CallLog;
import dev.turnstile.scenario.Called;
import dev.turnstile.spec.Copyable;
import dev.turnstile.spec.Model;
import dev.turnstile.spec.attempt.ModelCall;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A model that is the subject itself, run by one thread at a time: what is right with several threads is what they could have seen one after
 * the other. Its state is the calls so far; each step makes a new instance and repeats them. Each caller has a thread of its own, since locks
 * belong to threads. An operation that waits then is not enabled.
 */
public abstract class ReplayedModel implements Copyable<ReplayedModel>, Cloneable, Replayed {
    private final Map<String, Method> operations;
    private final Replays replays;
    private List<Call> calls = List.of();
    private Effect latest;

    /**
     * The state of a fresh instance.
     *
     * @param subject has a public constructor without parameters
     * @param contract the interface that it implements
     */
    protected ReplayedModel(Class<?> subject, Class<?> contract) {
        this.operations = Arrays.stream(contract.getMethods())
                .collect(Collectors.toUnmodifiableMap(Method::getName, method -> method));
        this.replays = new Replays(subject);
        this.latest = replays.of(calls);
    }

    /** Makes a call as the subject does after the calls so far. */
    protected final @Nullable Object call(String operation, @Nullable Object[] arguments) throws Throwable {
        Call call = new Call(
                ModelCall.index(),
                Objects.requireNonNull(operations.get(operation)),
                Collections.unmodifiableList(Arrays.asList(arguments.clone())));
        List<Call> further = new ArrayList<>(calls);
        further.add(call);
        Effect effect = effect(further);
        if (latest.dependsOnCaller() || effect.dependsOnCaller()) Model.caller(); // says that it matters who calls
        Model.enabledWhen(!(effect.result() instanceof Result.Waits));
        calls = List.copyOf(further);
        latest = effect;
        if (effect.result() instanceof Result.Threw threw) throw threw.thrown();
        return effect.result() instanceof Result.Returned returned ? told(returned.value()) : null;
    }

    /** Callbacks were called on the caller's thread; here they are noted where the model runs. */
    private static @Nullable Object told(@Nullable Object answer) {
        if (!(answer instanceof Called called)) return answer;
        CallLog.note(called.calls());
        return called.answer();
    }

    private Effect effect(List<Call> further) {
        try {
            return replays.of(further);
        } catch (UnfitCall e) {
            throw new ModelException(
                    e.getMessage() + ". Remedy: leave it out, or give a model that says what is right.", e);
        }
    }

    @Override
    public final ReplayedModel copy() {
        try {
            return (ReplayedModel) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof ReplayedModel that && latest.state().equals(that.latest.state());
    }

    @Override
    public final int hashCode() {
        return latest.state().hashCode();
    }
}
