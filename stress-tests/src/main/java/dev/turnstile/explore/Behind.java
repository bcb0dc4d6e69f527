package dev.turnstile.explore;

import java.util.function.Predicate;

/**
 * Admits a request as if it had come after another one of the same resource, which still waits: a reader that queues behind a writer, though
 * others read. An execution in which it waits without such another one cannot happen.
 *
 * @param admits in which states the thread may go on
 * @param moot in which states it would have to wait anyway, or not at all
 */
public record Behind<S>(Predicate<S> admits, Predicate<S> moot) implements Predicate<S> {
    @Override
    public boolean test(S state) {
        return admits.test(state);
    }
}
