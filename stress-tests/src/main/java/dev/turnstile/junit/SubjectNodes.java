package dev.turnstile.junit;

import dev.turnstile.campaign.Checks;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.schedule.SubjectCheck;
import dev.turnstile.campaign.wording.CounterexampleText;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Printable;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import java.util.List;
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
    private final CampaignOptions options;
    private final Checks checks;

    /**
     * @param options those that the check was started with
     * @param checks is told when a test is about to tell the verdict
     */
    SubjectNodes(SubjectCheck check, CampaignOptions options, Checks checks) {
        this.check = check;
        this.options = options;
        this.checks = checks;
    }

    /** The name of the subject. */
    String name() {
        return check.declaration().name();
    }

    /** The class of the subject. */
    Class<?> type() {
        return check.declaration().subject();
    }

    /**
     * A test of a node.
     *
     * @param name an engine's, or "verdict"
     * @param body waits for the result, and tells it as the tests of JUnit do
     */
    record Leaf(String name, Runnable body) {}

    /** One for each engine, and one for the verdict. */
    Stream<Leaf> leaves() {
        Stream<Leaf> engines = check.answers().entrySet().stream()
                .map(e -> new Leaf(e.getKey().id(), () -> report(e.getValue().join())));
        return Stream.concat(engines, Stream.of(new Leaf("verdict", () -> ruleOn(told()))));
    }

    DynamicContainer container() {
        return DynamicContainer.dynamicContainer(
                name(), leaves().map(leaf -> DynamicTest.dynamicTest(leaf.name(), leaf.body()::run)));
    }

    /** Waits for the evidence. */
    SubjectEvidence evidence() {
        return check.verdict().join();
    }

    /** Waits for the evidence, and notes that somebody is told of it. */
    SubjectEvidence told() {
        checks.tell(check);
        return evidence();
    }

    /**
     * Waits for the verdict, where no nodes are run.
     *
     * @throws AssertionError if it does not pass, with all counterexamples
     * @throws TestAbortedException if nothing could be checked here
     */
    void require() {
        SubjectEvidence evidence = told();
        ruleOn(evidence, evidence.engines());
    }

    /**
     * Reports an engine's answer. A violation fails the engine's own test only if the subject declares no fault; the verdict decides
     * about declared ones.
     */
    private void report(EngineEvidence evidence) {
        Finding finding = evidence.finding();
        if (finding instanceof Finding.Inconclusive inconclusive)
            throw new TestAbortedException(Printable.sentence(inconclusive.reason()));
        if (finding instanceof Finding.NotApplicable not)
            throw new TestAbortedException("not applicable: " + Printable.sentence(not.reason()));
        if (!(finding instanceof Finding.Violated violated)) return;
        boolean tolerated = check.policy()
                .tolerates(
                        check.declaration().subject().getName(),
                        violated.counterexample().symptom());
        if (check.declaration().broken().isEmpty()) {
            String text = message(evidence, violated.counterexample());
            if (tolerated) throw new TestAbortedException(text);
            throw failure(text);
        }
        if (options.replay() != null) Console.print(whole(evidence, violated.counterexample()));
    }

    /** Tells the counterexamples if no engine's own test has failed with them. */
    private void ruleOn(SubjectEvidence evidence) {
        ruleOn(evidence, evidence.declaredFault() == null ? List.of() : evidence.engines());
    }

    /** Fails if the verdict does not pass, with the counterexamples in some engines' answers. */
    private void ruleOn(SubjectEvidence evidence, List<EngineEvidence> untoldAnswers) {
        if (evidence.verdict() == Verdict.NOT_INSTALLED)
            throw new TestAbortedException(Printable.sentence(evidence.reason()));
        if (evidence.passes()) return;
        String untold = untoldAnswers.stream()
                .filter(e -> e.finding() instanceof Finding.Violated)
                .map(e -> "\n\n" + message(e, ((Finding.Violated) e.finding()).counterexample()))
                .collect(Collectors.joining());
        String because = evidence.policy() == null
                ? evidence.reason()
                : evidence.policy().because();
        throw failure(evidence.simpleName() + " is " + evidence.verdict() + ": " + Printable.sentence(because) + untold
                + (untold.isEmpty() ? page() : ""));
    }

    /** Creates a failure without a stack: the message tells where the subject went wrong. */
    private static AssertionError failure(String message) {
        AssertionError failure = new AssertionError(message);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    /**
     * Returns what a test says of a counterexample. Build tools print that twice, so it is short where a page has the rest. The whole is
     * then printed once, for those who have no more than the log.
     */
    private String message(EngineEvidence evidence, Counterexample found) {
        String page = page();
        String whole = whole(evidence, found);
        if (page.isEmpty()) return whole;
        Console.print(whole);
        return name() + ": "
                + CounterexampleText.inShort(evidence, found, options.replayCommand())
                        .stripTrailing() + page;
    }

    private String whole(EngineEvidence evidence, Counterexample found) {
        return name() + ": " + CounterexampleText.of(evidence, found, options.replayCommand());
    }

    /** Returns a line that says where the page is; empty if there will be none. */
    private String page() {
        return checks.page()
                .map(page ->
                        "\n  page      " + page.toAbsolutePath().normalize().toUri())
                .orElse("");
    }
}
