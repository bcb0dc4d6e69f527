package dev.turnstile.junit;

import java.util.ArrayList;
import java.util.List;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

/** Waits for the verdicts of checks in a test method that returns nothing. */
final class Verdicts {
    private Verdicts() {}

    /**
     * Waits for all of them.
     *
     * @throws AssertionError if some do not pass: the failure itself, or one that holds all of them
     * @throws TestAbortedException if none could be checked here
     */
    static void require(List<SubjectNodes> subjects) {
        List<AssertionError> failures = new ArrayList<>();
        List<TestAbortedException> aborted = new ArrayList<>();
        for (SubjectNodes subject : subjects) {
            try {
                subject.require();
            } catch (TestAbortedException e) {
                aborted.add(e);
            } catch (AssertionError e) {
                failures.add(e);
            }
        }
        if (failures.size() == 1) throw failures.get(0);
        if (!failures.isEmpty()) throw new MultipleFailuresError("Turnstile", failures);
        if (aborted.size() == subjects.size()) throw aborted.get(0);
    }
}
