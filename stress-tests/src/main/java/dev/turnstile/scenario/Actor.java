package dev.turnstile.scenario;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An operation with its arguments.
 *
 * @param operation the operation
 * @param arguments as many as it has parameters; equal by value and never changed, arrays as {@link ArrayValue}, and what has no text as
 *     {@link NamedValue}
 */
public record Actor(Operation operation, List<@Nullable Object> arguments) {
    public Actor {
        arguments = Collections.unmodifiableList(Arrays.asList(arguments.toArray()));
        if (arguments.size() != operation.types().size()) {
            throw new IllegalArgumentException(
                    operation.name() + " takes " + operation.types().size() + " arguments, not " + arguments.size());
        }
    }

    /** Returns the arguments for one call, with new arrays, and values for their names. */
    public @Nullable Object[] values() {
        @Nullable Object[] values = new Object[arguments.size()];
        for (int i = 0; i < values.length; i++) values[i] = ArrayValue.made(arguments.get(i));
        return values;
    }

    /** Whether the arguments can serve for any number of calls, and no calls of callbacks are a part of the answer. */
    public boolean isPlain() {
        return !operation.notesCalls() && arguments.stream().noneMatch(Actor::isMadeForEachCall);
    }

    private static boolean isMadeForEachCall(@Nullable Object argument) {
        return argument instanceof ArrayValue || argument instanceof NamedValue named && named.isArray();
    }

    /**
     * Calls the operation.
     *
     * @return its answer, together with the calls of callbacks that it made
     * @throws InvocationTargetException if the operation throws
     */
    public @Nullable Object callOn(@Nullable Object instance) throws InvocationTargetException, IllegalAccessException {
        if (operation.notesCalls()) CallLog.begin();
        Object returned = operation.method().invoke(instance, values());
        return operation.notesCalls() ? CallLog.end(returned) : returned;
    }

    // Looked up for each operation of each history that is judged: the generated methods would hash the types of all
    // parameters.
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof Actor actor
                        && (operation == actor.operation || operation.equals(actor.operation))
                        && arguments.equals(actor.arguments);
    }

    @Override
    public int hashCode() {
        return 31 * operation.method().hashCode() + arguments.hashCode();
    }

    @Override
    public String toString() {
        return arguments.stream().map(Literal::write).collect(Collectors.joining(", ", operation.name() + "(", ")"));
    }
}
