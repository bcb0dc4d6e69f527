package dev.turnstile.stage;

import dev.turnstile.history.AnswerCopy;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario bound to a subject class, so that nothing is looked up, converted or allocated between two operations.
 *
 * @param scenario what it calls
 * @param constructor makes a subject: {@code () → Object}
 * @param init the calls of the init part, each {@code (Object subject) → Object response}
 * @param parallel the calls of each thread
 * @param post the calls of the post part
 */
public record CompiledScenario(
        Scenario scenario,
        MethodHandle constructor,
        List<MethodHandle> init,
        List<List<MethodHandle>> parallel,
        List<MethodHandle> post) {
    /** Copies an answer as a part of the call, before another thread can change it. */
    private static final MethodHandle COPY;

    /** Calls an operation with new arguments: {@code (Actor, Object subject) → Object response}. */
    private static final MethodHandle CALL;

    static {
        try {
            CALL = MethodHandles.lookup()
                    .findStatic(
                            CompiledScenario.class,
                            "call",
                            MethodType.methodType(Object.class, Actor.class, Object.class));
            COPY = MethodHandles.lookup()
                    .findStatic(AnswerCopy.class, "of", MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Binds a scenario to a class of this JVM. */
    public static CompiledScenario of(Class<?> subject, Scenario scenario) {
        return new CompiledScenario(
                scenario,
                constructor(subject),
                calls(scenario.init()),
                scenario.parallel().stream().map(CompiledScenario::calls).toList(),
                calls(scenario.post()));
    }

    private static MethodHandle constructor(Class<?> subject) {
        try {
            return MethodHandles.lookup()
                    .unreflectConstructor(subject.getConstructor())
                    .asType(MethodType.methodType(Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(subject.getName() + " cannot be created", e);
        }
    }

    private static List<MethodHandle> calls(List<Actor> actors) {
        return actors.stream().map(CompiledScenario::call).toList();
    }

    @SuppressWarnings("UnusedMethod") // through CALL
    private static @Nullable Object call(Actor actor, Object subject) throws Throwable {
        try {
            return actor.callOn(subject);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private static MethodHandle call(Actor actor) {
        if (!actor.isPlain()) return MethodHandles.filterReturnValue(CALL.bindTo(actor), COPY);
        try {
            MethodHandle method =
                    MethodHandles.lookup().unreflect(actor.operation().method());
            MethodHandle call = MethodHandles.insertArguments(method, 1, actor.values())
                    .asType(MethodType.methodType(Object.class, Object.class));
            return actor.operation().hasPlainAnswer() ? call : MethodHandles.filterReturnValue(call, COPY);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(actor + " cannot be called", e);
        }
    }
}
