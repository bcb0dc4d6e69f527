package dev.turnstile.adapter;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Literal;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call of an operation.
 *
 * @param caller the index of the thread that makes it
 * @param operation the contract's method
 * @param arguments what it takes
 */
record Call(int caller, Method operation, List<@Nullable Object> arguments) {
    static Call of(int caller, Actor actor) {
        return new Call(caller, actor.operation().method(), actor.arguments());
    }

    @Override
    public String toString() {
        return operation.getName()
                + arguments.stream().map(Literal::format).collect(Collectors.joining(", ", "(", ")"));
    }
}
