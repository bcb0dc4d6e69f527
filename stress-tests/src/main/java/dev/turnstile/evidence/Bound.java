package dev.turnstile.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What a proof covers: for each of the scenarios, every schedule with at most so many switches between threads.
 *
 * @param scenarios how many scenarios were exhausted
 * @param threads the most threads in one of them
 * @param actorsPerThread the most actors of one thread
 * @param interleavings how many schedules were run in all
 * @param maxSwitches the most switches of which every schedule was run in every scenario; {@code null} where all schedules were, with
 *     any number of switches
 * @param memoryModel under which memory model: "sequential consistency"
 */
public record Bound(
        int scenarios,
        int threads,
        int actorsPerThread,
        long interleavings,
        @Nullable Integer maxSwitches,
        String memoryModel) {}
