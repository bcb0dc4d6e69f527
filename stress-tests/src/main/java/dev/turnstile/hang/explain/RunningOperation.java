package dev.turnstile.hang.explain;

import dev.turnstile.scenario.Actor;

/**
 * An operation of a run that was called and has not returned.
 *
 * @param thread index of the thread in the scenario
 * @param runner the live thread that called it, a platform or a virtual one
 * @param actor what it called
 */
public record RunningOperation(int thread, Thread runner, Actor actor) {}
