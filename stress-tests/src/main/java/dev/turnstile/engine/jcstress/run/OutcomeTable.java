package dev.turnstile.engine.jcstress.run;

import dev.turnstile.evidence.Counterexample.OutcomeCount;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The outcomes of one scenario, graded by its model. */
public final class OutcomeTable {
    private final SortedScenario sorted;
    private final Map<List<Response>, Long> counts = new HashMap<>();

    OutcomeTable(SortedScenario sorted) {
        this.sorted = sorted;
    }

    public void add(Map<List<Response>, Long> outcomes) {
        outcomes.forEach((outcome, count) -> counts.merge(outcome, count, Long::sum));
    }

    /** How many runs were counted. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The illegal outcome that was seen most often. */
    public Optional<List<Response>> worst() {
        return counts.entrySet().stream()
                .filter(e -> !isLegal(e.getKey()))
                .max(Map.Entry.<List<Response>, Long>comparingByValue()
                        .thenComparing(e -> e.getKey().toString()))
                .map(Map.Entry::getKey);
    }

    /** Which part of the runs is illegal. */
    public double rate() {
        long illegal = counts.entrySet().stream()
                .filter(e -> !isLegal(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return (double) illegal / Math.max(1, total());
    }

    /** The rows, most frequent first; legal outcomes that were never seen are among them. */
    public List<OutcomeCount> rows() {
        Map<List<Response>, Long> all = new HashMap<>(counts);
        sorted.legalOutcomes().forEach(outcome -> all.putIfAbsent(outcome, 0L));
        return all.entrySet().stream()
                .map(e -> new OutcomeCount(text(e.getKey()), e.getValue(), isLegal(e.getKey())))
                .sorted(Comparator.comparingLong(OutcomeCount::count).reversed().thenComparing(OutcomeCount::outcome))
                .toList();
    }

    private boolean isLegal(List<Response> outcome) {
        return sorted.legalOutcomes().contains(outcome);
    }

    private String text(List<Response> outcome) {
        return text(History.of(sorted.scenario(), outcome));
    }

    /** The responses in the form of scenarios: {@code 1; 2 | true [0]}; the init part's, which never differ, are left out. */
    public static String text(History history) {
        String threads = history.parallel().stream().map(OutcomeTable::join).collect(Collectors.joining(" | "));
        return history.post().isEmpty() ? threads : threads + " [" + join(history.post()) + "]";
    }

    private static String join(List<Execution> executions) {
        String answers = executions.stream()
                .filter(e -> !(e.actor().operation().isVoid() && e.response().equals(Response.VOID)))
                .map(e -> e.response().toString())
                .collect(Collectors.joining("; "));
        return answers.isEmpty() ? "–" : answers;
    }
}
