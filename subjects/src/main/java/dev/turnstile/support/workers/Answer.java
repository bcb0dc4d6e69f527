package dev.turnstile.support.workers;

/**
 * How a task ended.
 *
 * @param done whether it ran to its end, rather than by an exception or with the last worker that it was given
 * @param text what it answered, or why it failed
 */
public record Answer(boolean done, String text) {}
