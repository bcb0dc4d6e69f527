package dev.turnstile.junit;

import dev.turnstile.campaign.CounterexampleText;
import dev.turnstile.campaign.SubjectCheck;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.SubjectEvidence;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** A running check as JUnit's nodes, each of which waits for what it tells. */
final class SubjectNodes {
    private final SubjectCheck check;
    private final URI source;
    private final boolean printing;

    /** @param printing whether counterexamples are printed, too, where they fail nothing */
    SubjectNodes(SubjectCheck check, boolean printing) {
        this.check = check;
        this.printing = printing;
        this.source = URI.create("class:" + check.declaration().subject().getName());
    }

    DynamicContainer container() {
        Stream<DynamicTest> engines = check.answers().entrySet().stream().map(e -> engine(e.getKey(), e.getValue()));
        DynamicTest verdict = DynamicTest.dynamicTest("verdict", source, () -> ruleOn(check.verdict().join()));
        return DynamicContainer.dynamicContainer(check.declaration().name(), source, Stream.concat(engines, Stream.of(verdict)));
    }

    private DynamicTest engine(EngineName engine, CompletableFuture<EngineEvidence> answer) {
        return DynamicTest.dynamicTest(engine.id(), source, () -> report(answer.join()));
    }

    /** A violation fails the engine's own test only where none is declared: whether a declared one is the right one is the verdict's. */
    private void report(EngineEvidence evidence) {
        Finding finding = evidence.finding();
        if (finding instanceof Finding.Inconclusive inconclusive) throw new TestAbortedException(inconclusive.reason());
        if (finding instanceof Finding.NotApplicable not) throw new TestAbortedException("not applicable: " + not.reason());
        if (!(finding instanceof Finding.Violated violated)) return;
        String text = text(evidence, violated.counterexample());
        if (printing) Turnstile.print(text);
        if (check.declaration().broken().isEmpty()) throw new AssertionError(text);
    }

    private void ruleOn(SubjectEvidence evidence) {
        if (evidence.verdict().passes()) return;
        String found = evidence.engines().stream()
                .filter(e -> e.finding() instanceof Finding.Violated)
                .map(e -> "\n\n" + text(e, ((Finding.Violated) e.finding()).counterexample()))
                .collect(Collectors.joining());
        throw new AssertionError(evidence.simpleName() + " is " + evidence.verdict() + ": " + evidence.reason() + found);
    }

    private String text(EngineEvidence evidence, Counterexample counterexample) {
        return check.declaration().name() + ": " + CounterexampleText.of(evidence, counterexample);
    }
}
