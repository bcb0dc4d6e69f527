package dev.turnstile.generation;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Orders scenarios so that the first few tell the most. */
final class Ranking {
    private static final int HANG_ONLY_SHARE = 4;

    private Ranking() {}

    /**
     * Scenarios whose operations conflict first (in different orders they answer differently, or block); among those, scenarios that
     * bring together operations not yet together in a conflict before those that repeat.
     */
    static List<SortedScenario> mostTellingFirst(List<SortedScenario> scenarios) {
        Set<String> covered = new HashSet<>();
        List<SortedScenario> fresh = new ArrayList<>();
        List<SortedScenario> repeating = new ArrayList<>();
        List<SortedScenario> byWorth = new ArrayList<>(scenarios);
        byWorth.sort(Comparator.comparingInt(Ranking::worth).reversed());
        for (SortedScenario scenario : byWorth) {
            if (covered.add(meeting(scenario.scenario()))) fresh.add(scenario);
            else repeating.add(scenario);
        }
        fresh.addAll(repeating);
        return fresh;
    }

    private static int worth(SortedScenario scenario) {
        int worth = 0;
        if (scenario.legalOutcomes().size() > 1) worth += 4;
        if (scenario.blockable() && scenario.blocking() != Blocking.ALWAYS) worth += 4;
        if (scenario.wrongAnswerVisible()) worth += 2;
        if (scenario.blocking() == Blocking.NEVER) worth += 1;
        return worth;
    }

    /** Which operations meet, whatever their arguments, threads and init part. */
    private static String meeting(Scenario scenario) {
        return scenario.parallel().stream()
                .map(thread -> thread.stream().map(Actor::operation).map(Object::toString).collect(Collectors.joining(";")))
                .sorted()
                .collect(Collectors.joining("|"));
    }

    /** Leaves in one scenario without visible wrong answers for each three with. */
    static List<SortedScenario> thinHangOnly(List<SortedScenario> ranked) {
        List<SortedScenario> kept = new ArrayList<>();
        int hangOnly = 0;
        for (SortedScenario scenario : ranked) {
            if (scenario.wrongAnswerVisible() || scenario.blockable()) kept.add(scenario);
            else if (hangOnly++ * HANG_ONLY_SHARE <= kept.size()) kept.add(scenario);
        }
        return kept;
    }
}
