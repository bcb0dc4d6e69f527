package dev.turnstile.junit;

import dev.turnstile.evidence.SubjectEvidence;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The results of a check, made by {@link Check#run}. If a verdict does not pass and nobody asks for the results, the test session fails.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CheckResults {
    private final List<SubjectNodes> subjects;
    private final String nothing;

    /** Waits for all verdicts. */
    CheckResults(List<SubjectNodes> subjects, String nothing) {
        this.subjects = subjects;
        this.nothing = nothing;
        subjects.forEach(SubjectNodes::evidence);
    }

    /** Returns a result for each subject; none if options left out all of them. */
    public List<SubjectResult> all() {
        return subjects.stream()
                .map(subject -> {
                    SubjectEvidence evidence = subject.told();
                    return new SubjectResult(
                            evidence.subject(),
                            evidence.verdict(),
                            evidence.level(),
                            evidence.passes(),
                            evidence.reason());
                })
                .toList();
    }

    /**
     * Fails if the check does not pass.
     *
     * @throws AssertionError if a verdict does not pass, with its counterexamples, or if nothing was checked
     */
    public void requirePassed() {
        if (subjects.isEmpty()) throw new AssertionError("Nothing was checked: " + nothing);
        Verdicts.require(subjects);
    }
}
