package dev.turnstile.scenario;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An argument that jqwik gave.
 *
 * @param argument the argument
 * @param simpler makes those that jqwik tries instead when it shrinks, in its order
 */
public record GivenValue(@Nullable Object argument, Supplier<List<GivenValue>> simpler) {}
