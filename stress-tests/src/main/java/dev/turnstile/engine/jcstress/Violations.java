package dev.turnstile.engine.jcstress;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Witness;
import dev.turnstile.engine.jcstress.source.Shape;
import dev.turnstile.evidence.Counterexample.OutcomeCount;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.history.History;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns histories of one subject that the model does not explain into findings.
 *
 * @param subject the subject
 * @param judge over its model
 * @param compilation the way in which this JVM compiles
 */
record Violations(Declaration subject, Judge judge, Compilation compilation) {
    /**
     * Returns the finding on a history.
     *
     * @param shape how the test held its subject
     * @param hang why it does not end; {@code null} where it ends
     * @param rows the table of outcomes; empty where none were counted
     * @param rate which part of the runs is illegal; {@code null} where unknown
     * @throws IllegalStateException if the model explains the history after all
     */
    Finding of(
            SortedScenario sorted,
            Shape shape,
            History history,
            @Nullable Hang hang,
            List<OutcomeCount> rows,
            @Nullable Double rate) {
        Judgement judgement = judge.judge(history);
        if (judgement instanceof Judgement.Illegal illegal) {
            Witness witness = new Witness(sorted.scenario(), history, illegal.explanation());
            return new Finding.Violated(witness.toCounterexample(List.of(), hang, rows, rate, token(sorted, shape)));
        }
        if (judgement instanceof Judgement.Undecided undecided)
            return Finding.Inconclusive.unsettled(undecided.reason());
        throw new IllegalStateException("the judge calls legal what the sorted scenario does not: " + history);
    }

    private ReplayToken token(SortedScenario sorted, Shape shape) {
        return new ReplayToken(
                EngineName.JCSTRESS,
                subject.subject().getName(),
                sorted.scenario().toString(),
                compilation.seed(),
                new ReplayDetail(shape, compilation.index()).toString());
    }
}
