package dev.turnstile.declaration;

import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.Roles;
import dev.turnstile.scenario.Scenario;
import dev.turnstile.scenario.ScenarioText;
import java.util.ArrayList;
import java.util.List;

/** The scenarios that a contract and a subject ask for. */
final class PinnedScenarios {
    /** The most threads that every engine takes which applies to scenarios of several threads. */
    private static final int MOST_THREADS = 8;

    private PinnedScenarios() {}

    /** @throws DeclarationException naming the first that cannot be run, with the reason */
    static List<Scenario> of(Class<?> contract, Class<?> subject, List<Operation> operations) {
        List<Scenario> pinned = new ArrayList<>();
        for (Class<?> type : List.of(contract, subject)) {
            for (dev.turnstile.spec.Scenario pin : type.getAnnotationsByType(dev.turnstile.spec.Scenario.class)) {
                Scenario scenario = parsed(type, pin.value(), operations);
                if (!pinned.contains(scenario)) pinned.add(scenario);
            }
        }
        return List.copyOf(pinned);
    }

    private static Scenario parsed(Class<?> type, String text, List<Operation> operations) {
        Scenario scenario;
        try {
            scenario = ScenarioText.parse(text, operations);
        } catch (IllegalArgumentException e) {
            throw wrong(
                    type,
                    text,
                    String.valueOf(e.getMessage()),
                    "write it as reports do: [first(1)] second() | third() [last()]");
        }
        String offence = Roles.offence(scenario);
        if (offence != null) throw wrong(type, text, offence, "keep to what the contract says");
        if (scenario.threads() > MOST_THREADS)
            throw wrong(type, text, "it has " + scenario.threads() + " threads", "leave at most " + MOST_THREADS);
        boolean early = scenario.parallel().stream()
                .flatMap(List::stream)
                .anyMatch(a -> a.operation().isQuiescent());
        if (early)
            throw wrong(
                    type, text, "a @Quiescent operation runs beside others", "put it behind the threads, in brackets");
        return scenario;
    }

    private static DeclarationException wrong(Class<?> type, String text, String fault, String remedy) {
        return new DeclarationException(
                type.getName() + " asks for the scenario \"" + text + "\": " + fault + ". Remedy: " + remedy + ".");
    }
}
