package dev.turnstile.generation;

import dev.turnstile.history.Response;
import dev.turnstile.scenario.Scenario;
import java.util.List;
import java.util.Set;

/**
 * A scenario with what the model says about it.
 *
 * @param scenario the scenario
 * @param legalOutcomes every outcome that some order of the model gives: the responses in the order of {@link Scenario#actors()},
 *     {@link Response#PENDING} for operations that block for good and for those behind them
 * @param blocking whether it may come to rest with operations pending
 * @param blockable whether some operation is not enabled in some state on the way, even if it goes on later
 * @param wrongAnswerVisible whether some conceivable complete outcome is illegal; if not, only a hang can show a fault
 * @param dependsOnCaller whether the model asked which thread calls
 */
public record SortedScenario(
        Scenario scenario,
        Set<List<Response>> legalOutcomes,
        Blocking blocking,
        boolean blockable,
        boolean wrongAnswerVisible,
        boolean dependsOnCaller) {}
