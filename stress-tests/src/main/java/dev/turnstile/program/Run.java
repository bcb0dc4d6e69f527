package dev.turnstile.program;

import dev.turnstile.spec.Once;
import dev.turnstile.spec.Scenario;

/** The contract of every program: it can be run once. */
@Scenario("run()")
public interface Run {
    /**
     * Runs the program.
     *
     * @throws Throwable which is a violation
     */
    @Once
    void run() throws Throwable;
}
