package dev.turnstile.reports.page;

import dev.turnstile.evidence.MutantEvidence;
import dev.turnstile.evidence.MutantEvidence.Fate;
import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.Source;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mutants of a subject as the page shows them.
 *
 * @param id the name of their section on the page
 * @param subject the subject's simple name
 * @param subjectId the subject's name on the page
 * @param evidence all of it
 * @param gaps the mutants that lower the score
 * @param exposed the mutants that were exposed
 * @param uncounted the mutants that do not count in the score
 */
public record MutantsView(
        String id,
        String subject,
        String subjectId,
        MutationEvidence evidence,
        List<Row> gaps,
        List<Row> exposed,
        List<Row> uncounted) {
    /**
     * A mutant.
     *
     * @param evidence what is known of it
     * @param place where the fault is: {@code Ring.put:17}
     * @param code the line of source with the fault; {@code null} if the evidence does not hold it
     */
    public record Row(
            MutantEvidence evidence, String place, @Nullable String code) {}

    /** Returns the mutants of a subject, which has that name on the page; {@code null} if none were asked for. */
    public static @Nullable MutantsView of(String subjectId, SubjectEvidence subject) {
        MutationEvidence mutation = subject.mutation();
        if (mutation == null) return null;
        Predicate<MutantEvidence> counts = mutant -> mutant.fate().counts();
        return new MutantsView(
                subjectId + "-mutants",
                subject.simpleName(),
                subjectId,
                mutation,
                rows(subject, mutation, MutantEvidence::lowersScore),
                rows(subject, mutation, counts.and(mutant -> !mutant.lowersScore())),
                rows(subject, mutation, counts.negate()));
    }

    /** Returns the fates that count in the score. */
    public static List<Fate> countedFates() {
        return Arrays.stream(Fate.values()).filter(Fate::counts).toList();
    }

    /** Returns the score as a percentage, rounded down, so that 100 % means all; a dash where no mutant counts. */
    public String score() {
        if (evidence.counted() == 0) return "–";
        return 100L * evidence.count(Fate.EXPOSED) / evidence.counted() + "\u00a0%";
    }

    /** Returns how many changes were left out and why, in a sentence; empty if none were. */
    public String leftOut() {
        Stream<String> notMade = Stream.of(
                evidence.unreached() == 0
                        ? ""
                        : Quantities.count(evidence.unreached(), "place") + " that no operation reaches",
                evidence.same() == 0
                        ? ""
                        : Quantities.count(evidence.same(), "change")
                                + " with the bytecode of the subject or of another mutant");
        Stream<String> uncountedFates = Arrays.stream(Fate.values())
                .filter(fate -> !fate.counts() && evidence.count(fate) > 0)
                .map(fate -> Quantities.count(evidence.count(fate), "mutant") + " " + fate.label());
        String parts = Stream.concat(notMade, uncountedFates)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return parts.isEmpty() ? "" : "Left out of the score: " + parts + ".";
    }

    /** In the order of the fates, and in that of the source. */
    private static List<Row> rows(SubjectEvidence subject, MutationEvidence mutation, Predicate<MutantEvidence> which) {
        return mutation.mutants().stream()
                .filter(which)
                .sorted(Comparator.comparing(MutantEvidence::fate)
                        .thenComparing(MutantEvidence::type)
                        .thenComparingInt(MutantEvidence::line))
                .map(mutant -> new Row(mutant, place(mutant), code(subject, mutant)))
                .toList();
    }

    private static String place(MutantEvidence mutant) {
        String name =
                mutant.type().substring(mutant.type().lastIndexOf('.') + 1).replace('$', '.');
        return name + "." + mutant.member() + (mutant.line() == 0 ? "" : ":" + mutant.line());
    }

    private static @Nullable String code(SubjectEvidence subject, MutantEvidence mutant) {
        if (mutant.line() == 0) return null;
        Optional<Source> file = subject.sources().stream()
                .filter(source -> outermost(source.type()).equals(outermost(mutant.type())))
                .findFirst();
        return file.flatMap(
                        source -> source.text().lines().skip(mutant.line() - 1L).findFirst())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .orElse(null);
    }

    /** A file holds the classes that are nested in its own. */
    private static String outermost(String type) {
        int nested = type.indexOf('$');
        return nested < 0 ? type : type.substring(0, nested);
    }
}
