package dev.turnstile.engine.lincheck.inputs;

/**
 * A subject and a scenario of its contract.
 *
 * @param subject a class with {@code @Subject}
 * @param scenario the text form that {@code ScenarioText} parses
 * @param right whether the model explains every sequentially consistent execution, and no thread dies or hangs; a data race alone
 *     does not make a case wrong
 */
public record Case(Class<?> subject, String scenario, boolean right) {
    static Case right(Class<?> subject, String scenario) {
        return new Case(subject, scenario, true);
    }

    static Case wrong(Class<?> subject, String scenario) {
        return new Case(subject, scenario, false);
    }

    @Override
    public String toString() {
        return subject.getSimpleName() + ": " + scenario;
    }
}
