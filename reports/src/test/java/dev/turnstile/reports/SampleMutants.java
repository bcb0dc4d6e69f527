package dev.turnstile.reports;

import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.MutantEvidence;
import dev.turnstile.evidence.MutantEvidence.Fate;
import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.Source;
import dev.turnstile.evidence.Verdict;
import java.util.List;
import java.util.stream.IntStream;

/** Subjects whose mutants were checked. */
final class SampleMutants {
    static final String OFFICE = "dev.turnstile.subjects.shared.MutexTicketOffice";
    static final String MARKUP = "<script>alert('change')</script>";

    private SampleMutants() {}

    /** One with ten exposed mutants, and one with each other fate. */
    static SubjectEvidence office() {
        List<MutantEvidence> exposed = IntStream.range(0, 10)
                .mapToObj(i -> mutant("drop-unlock", 19, "unlock in buy is left out (" + i + ")", Fate.EXPOSED))
                .toList();
        List<MutantEvidence> others = List.of(
                mutant("swap-writes", 0, "the writes on lines 9 and 10 are swapped", Fate.NOT_HERE),
                mutant("drop-volatile", 10, "remaining is not volatile", Fate.EQUIVALENT),
                mutant("split-critical-section", 400, MARKUP, Fate.UNDECIDED),
                mutant("shrink-critical-section", 16, "the first statement of buy runs before it", Fate.SURVIVED));
        return with(new MutationEvidence(
                IntStream.range(0, 14)
                        .mapToObj(i -> i < 10 ? exposed.get(i) : others.get(i - 10))
                        .toList(),
                3,
                1,
                null));
    }

    /** The same subject with these mutants. */
    static SubjectEvidence with(MutationEvidence mutation) {
        SubjectEvidence plain = SampleEvidence.fixedTickets(Verdict.PROVED);
        Source source = SampleSources.MUTEX_TICKETS;
        return new SubjectEvidence(
                        plain.schema(),
                        OFFICE,
                        plain.contract(),
                        plain.model(),
                        null,
                        null,
                        plain.verdict(),
                        plain.reason(),
                        plain.engines(),
                        plain.origin(),
                        List.of(new Source(OFFICE, source.path(), source.text())))
                .with(mutation);
    }

    static MutantEvidence mutant(String operator, int line, String change, Fate fate) {
        return new MutantEvidence(
                operator,
                OFFICE + "$Desk",
                "buy",
                line,
                change,
                fate,
                fate == Fate.EXPOSED ? EngineName.LINCHECK : null,
                fate == Fate.EXPOSED ? "stuck in buy() | buy()" : "lincheck: no difference in 42 schedules",
                "two buyers of <b>one</b> ticket",
                1_234);
    }
}
