package dev.turnstile.realthreads.batch;

import org.jspecify.annotations.Nullable;

/**
 * The result of a batch of runs.
 *
 * @param runs how many were made
 * @param runsToViolation how many it took up to the violation; all where there is none
 * @param timed in how many the times of the calls were recorded
 * @param overlapping in how many of these calls of different threads overlapped
 * @param givenUp how many did not end by themselves
 * @param restless how many of these did not come to rest either, so that nothing can be said about them
 * @param undecided how many the judge could not decide
 * @param violation the run that ended the batch, if it is a violation
 * @param failure why the subject cannot be run, if it cannot
 */
public record BatchResult(
        long runs,
        long runsToViolation,
        long timed,
        long overlapping,
        int givenUp,
        int restless,
        long undecided,
        @Nullable Violation violation,
        @Nullable String failure) {}
