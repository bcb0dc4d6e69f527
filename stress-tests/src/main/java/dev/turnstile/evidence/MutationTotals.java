package dev.turnstile.evidence;

import dev.turnstile.evidence.MutantEvidence.Fate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fates of the mutants of several subjects, added up.
 *
 * @param subjects how many subjects have mutants that count in the score
 * @param counts how many mutants have each fate that counts in the score
 */
public record MutationTotals(int subjects, Map<Fate, Integer> counts) {
    public MutationTotals {
        counts = Map.copyOf(counts);
    }

    /** Adds up the mutants of subjects; empty if none were asked for. */
    public static Optional<MutationTotals> of(Collection<SubjectEvidence> subjects) {
        List<MutationEvidence> all = subjects.stream()
                .map(SubjectEvidence::mutation)
                .filter(Objects::nonNull)
                .toList();
        if (all.isEmpty()) return Optional.empty();
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        all.stream()
                .flatMap(mutation -> mutation.mutants().stream())
                .map(MutantEvidence::fate)
                .filter(Fate::counts)
                .forEach(fate -> counts.merge(fate, 1, Integer::sum));
        return Optional.of(new MutationTotals(
                (int) all.stream().filter(mutation -> mutation.counted() > 0).count(), counts));
    }

    /**
     * Returns the totals as a line: "Mutants: 812 of 850 exposed (95 %) in 61 subjects; 38 survived, see index.html". The percentage is
     * rounded down, so that 100 % means all of them.
     *
     * @param where what has the rest
     */
    public String line(String where) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) return "Mutants: none that counts, see " + where;
        int exposed = count(Fate.EXPOSED);
        String gaps = Arrays.stream(Fate.values())
                .filter(fate -> fate != Fate.EXPOSED && count(fate) > 0)
                .map(fate -> Counted.number(count(fate)) + " " + fate.label())
                .collect(Collectors.joining(", "));
        return "Mutants: " + Counted.number(exposed) + " of " + Counted.number(all) + " exposed ("
                + 100L * exposed / all
                + " %) in " + Counted.of(subjects, "subject")
                + (gaps.isEmpty() ? "" : "; " + gaps + ", see " + where);
    }

    private int count(Fate fate) {
        return counts.getOrDefault(fate, 0);
    }
}
