package dev.turnstile.reports.gate;

import dev.turnstile.evidence.Printable;
import java.util.List;

/**
 * The gate's decision.
 *
 * @param passed whether the build may go on
 * @param failures each reason why it may not, naming the subject; empty where it passed
 * @param counts how many subjects have which verdict: "67 subjects: 27 exposed, 31 proved (30 memory model, 1 bounded), 9 clean"
 * @param scope what was run: "profile ci, seed 42"
 */
public record GateResult(boolean passed, List<String> failures, String counts, String scope) {
    /** Returns the decision as one line. */
    public String line() {
        String head = "Turnstile gate: " + (passed ? "PASSED" : "FAILED") + " — ";
        String tail = counts + " (" + scope + ")";
        return Printable.sentence(head + (passed ? tail : String.join("; ", failures) + " — " + tail));
    }
}
