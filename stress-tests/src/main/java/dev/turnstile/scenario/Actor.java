package dev.turnstile.scenario;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An operation with its arguments.
 *
 * @param operation the operation
 * @param arguments as many as it has parameters: boxed primitives, strings, enum constants
 */
public record Actor(Operation operation, List<Object> arguments) {
    public Actor {
        arguments = List.copyOf(arguments);
        if (arguments.size() != operation.parameterTypes().size()) {
            throw new IllegalArgumentException(operation.name() + " takes "
                    + operation.parameterTypes().size() + " arguments, not " + arguments.size());
        }
    }

    @Override
    public String toString() {
        return arguments.stream().map(Literal::format).collect(Collectors.joining(", ", operation.name() + "(", ")"));
    }
}
