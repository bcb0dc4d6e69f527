package dev.turnstile.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What a proof covers: for each of the scenarios, every schedule with at most so many switches between threads; for some of them every
 * schedule at all. The smallest scenarios that were run are always among them.
 *
 * @param scenarios how many scenarios are covered
 * @param exhausted of how many of them every schedule was run, with any number of switches
 * @param partly how many larger scenarios were not run as far, without a violation; those that time did not reach are among them
 * @param threads the most threads in one of them
 * @param actorsPerThread the most actors of one thread
 * @param interleavings how many schedules of them were run in all
 * @param maxSwitches the most switches of which every schedule was run in every scenario; {@code null} where all schedules were, with
 *     any number of switches
 * @param memoryModel under which memory model: "sequential consistency"
 */
public record Bound(
        int scenarios,
        int exhausted,
        int partly,
        int threads,
        int actorsPerThread,
        long interleavings,
        @Nullable Integer maxSwitches,
        String memoryModel) {}
