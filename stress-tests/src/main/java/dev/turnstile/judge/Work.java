package dev.turnstile.judge;

/**
 * The work of a judge, in counts that are the same on every machine.
 *
 * @param configurations pairs of linearized operations and model state that were entered
 * @param modelSteps steps that were computed by running the model
 * @param mostBytes the most memory that one judgement held, in bytes
 */
record Work(long configurations, long modelSteps, long mostBytes) {
    static final Work NONE = new Work(0, 0, 0);

    Work plus(Work other) {
        return new Work(
                configurations + other.configurations,
                modelSteps + other.modelSteps,
                Math.max(mostBytes, other.mostBytes));
    }
}
