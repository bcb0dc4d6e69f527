package dev.turnstile.engine.lincheck;

import dev.turnstile.engine.lincheck.search.Explored.Failed;
import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.Finding;
import dev.turnstile.scenario.Scenario;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scenarios of a subject that nothing can be said of. A few of them are no reason not to look for violations in others. */
final class Failures {
    /** After this number of failures no more scenarios are tried: each may take ten seconds. */
    private static final int MOST = 3;

    private final Map<Scenario, Failed> failed = new LinkedHashMap<>();

    void add(Scenario scenario, Failed failure) {
        failed.put(scenario, failure);
    }

    boolean contains(Scenario scenario) {
        return failed.containsKey(scenario);
    }

    /** Whether to try no more scenarios. */
    boolean tooMany() {
        return failed.size() >= MOST;
    }

    /** Returns what they come to, if nothing worse is known. A sighting counts before a failure. {@code null} if there are none. */
    @Nullable
    Finding finding() {
        return failed.entrySet().stream()
                .min(Comparator.comparing(e -> !e.getValue().unsettled()))
                .map(e -> finding(e.getKey(), e.getValue()))
                .orElse(null);
    }

    private Finding finding(Scenario scenario, Failed failure) {
        int others = failed.size() - 1;
        String more = others == 0 ? "" : " (and in " + Counted.of(others, "more scenario") + ")";
        String reason = failure.reason() + ", in " + scenario + more;
        return failure.unsettled() ? Finding.Inconclusive.unsettled(reason) : Finding.Inconclusive.failed(reason);
    }
}
