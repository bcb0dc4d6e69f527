package dev.turnstile.junit;

import dev.turnstile.campaign.schedule.SubjectCheck;
import dev.turnstile.campaign.wording.CounterexampleText;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * A running check as JUnit nodes; each waits for its result. The nodes name no source, since Surefire would report each subject as a
 * test class of its own.
 */
final class SubjectNodes {
    private final SubjectCheck check;
    private final boolean printing;

    /** @param printing whether to print counterexamples that fail no test */
    SubjectNodes(SubjectCheck check, boolean printing) {
        this.check = check;
        this.printing = printing;
    }

    DynamicContainer container() {
        Stream<DynamicTest> engines = check.answers().entrySet().stream().map(e -> engine(e.getKey(), e.getValue()));
        DynamicTest verdict =
                DynamicTest.dynamicTest("verdict", () -> ruleOn(check.verdict().join()));
        return DynamicContainer.dynamicContainer(
                check.declaration().name(), Stream.concat(engines, Stream.of(verdict)));
    }

    private DynamicTest engine(EngineName engine, CompletableFuture<EngineEvidence> answer) {
        return DynamicTest.dynamicTest(engine.id(), () -> report(answer.join()));
    }

    /**
     * Reports an engine's answer. A violation fails the engine's own test only if the subject declares no fault; the verdict decides
     * about declared ones.
     */
    private void report(EngineEvidence evidence) {
        Finding finding = evidence.finding();
        if (finding instanceof Finding.Inconclusive inconclusive) throw new TestAbortedException(inconclusive.reason());
        if (finding instanceof Finding.NotApplicable not)
            throw new TestAbortedException("not applicable: " + not.reason());
        if (!(finding instanceof Finding.Violated violated)) return;
        String text = text(evidence, violated.counterexample());
        if (check.declaration().broken().isEmpty()) throw failure(text);
        if (printing) Turnstile.print(text);
    }

    /** Fails if the verdict does not pass. Tells the counterexamples if no engine's own test has failed with them. */
    private void ruleOn(SubjectEvidence evidence) {
        if (evidence.verdict() == Verdict.NOT_INSTALLED) throw new TestAbortedException(evidence.reason());
        if (evidence.verdict().passes()) return;
        String untold = evidence.declaredFault() == null
                ? ""
                : evidence.engines().stream()
                        .filter(e -> e.finding() instanceof Finding.Violated)
                        .map(e -> "\n\n" + text(e, ((Finding.Violated) e.finding()).counterexample()))
                        .collect(Collectors.joining());
        throw failure(evidence.simpleName() + " is " + evidence.verdict() + ": " + evidence.reason() + untold);
    }

    /** Creates a failure without a stack: the message tells where the subject went wrong. */
    private static AssertionError failure(String message) {
        AssertionError failure = new AssertionError(message);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    private String text(EngineEvidence evidence, Counterexample counterexample) {
        return check.declaration().name() + ": " + CounterexampleText.of(evidence, counterexample);
    }
}
