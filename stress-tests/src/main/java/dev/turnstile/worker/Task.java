package dev.turnstile.worker;

import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.ReplayToken;
import org.jspecify.annotations.Nullable;

/**
 * One subject for one engine.
 *
 * @param subject the subject's binary name
 * @param budget how much to run
 * @param seed of the scenarios
 * @param replay the counterexample to show again; {@code null} to check the subject
 */
public record Task(
        String subject, Budget budget, long seed, @Nullable ReplayToken replay) {}
