package dev.turnstile.reports.sarif;

import com.contrastsecurity.sarif.CodeFlow;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.PartialFingerprints;
import com.contrastsecurity.sarif.PropertyBag;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Suppression;
import com.contrastsecurity.sarif.ThreadFlow;
import com.contrastsecurity.sarif.ThreadFlowLocation;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.RaceAccess;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.FaultKind;
import dev.turnstile.evidence.Printable;
import dev.turnstile.evidence.SubjectEvidence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Turns the counterexample of an engine into a result of SARIF. */
final class CounterexampleResult {
    /** Changes when fingerprints of the same fault become others. */
    private static final String FINGERPRINT = "turnstile/v1";

    private final SubjectEvidence subject;
    private final EngineName engine;
    private final Rules rules;
    private final Locations locations;

    CounterexampleResult(SubjectEvidence subject, EngineName engine, Rules rules) {
        this.subject = subject;
        this.engine = engine;
        this.rules = rules;
        this.locations = new Locations(subject);
    }

    Result of(Counterexample seen) {
        FaultKind declared =
                subject.declaredFault() == null ? null : subject.declaredFault().kind();
        String rule = Rules.id(seen.symptom(), declared);
        Result result = new Result()
                .withRuleId(rule)
                .withRuleIndex(rules.index(rule))
                .withLevel(Result.Level.ERROR)
                .withMessage(Texts.message(text(seen)))
                .withLocations(List.of(locations.of(seen)))
                .withPartialFingerprints(
                        new PartialFingerprints().withAdditionalProperty(FINGERPRINT, fingerprint(rule, seen)))
                .withProperties(new PropertyBag()
                        .withAdditionalProperty("engine", engine.id())
                        .withAdditionalProperty("verdict", subject.verdict().name())
                        .withAdditionalProperty("replay", seen.replay()));
        if (!seen.interleaving().isEmpty()) result.setCodeFlows(List.of(codeFlow(seen.interleaving())));
        Set<Location> related = related(seen);
        if (!related.isEmpty()) result.setRelatedLocations(related);
        if (subject.declaredFault() != null)
            result.setSuppressions(Set.of(new Suppression()
                    .withKind(Suppression.Kind.IN_SOURCE)
                    .withJustification(subject.declaredFault().because())));
        return result;
    }

    private String text(Counterexample seen) {
        String race = seen.race() == null
                ? ""
                : "\nfield     " + Printable.line(seen.race().field()) + "\n"
                        + Printable.line(seen.race().missing());
        return subject.simpleName() + ": " + engine.id() + " found a "
                + seen.symptom().label() + ".\nscenario  " + Printable.line(seen.scenario()) + "\nhistory   "
                + Printable.line(seen.history()) + race;
    }

    /** Scenarios and lines change from run to run and from edit to edit; the fault remains the same one. */
    private String fingerprint(String rule, Counterexample seen) {
        String field = seen.race() == null ? "" : seen.race().field();
        String same = String.join("\n", subject.subject(), subject.contract(), engine.id(), rule, field);
        return UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The steps of each thread, each with its place in the order of all. */
    private CodeFlow codeFlow(List<TraceStep> steps) {
        Map<Integer, List<ThreadFlowLocation>> byThread = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            TraceStep step = steps.get(i);
            byThread.computeIfAbsent(step.thread(), thread -> new ArrayList<>())
                    .add(new ThreadFlowLocation()
                            .withExecutionOrder(i + 1)
                            .withLocation(locations.of(step.location(), step.operation() + ": " + step.text())));
        }
        List<ThreadFlow> flows = byThread.entrySet().stream()
                .map(thread -> new ThreadFlow().withId("T" + thread.getKey()).withLocations(thread.getValue()))
                .toList();
        return new CodeFlow().withThreadFlows(flows);
    }

    /** Where the other threads are when it happens: the other access of a data race, or the last step of each. */
    private Set<Location> related(Counterexample seen) {
        List<Location> related = new ArrayList<>();
        if (seen.race() != null) {
            RaceAccess first = seen.race().first();
            related.add(locations.of(first.location(), first.inWords()));
        } else {
            int last = lastThread(seen.interleaving());
            Map<Integer, TraceStep> lastSteps = new LinkedHashMap<>();
            seen.interleaving().stream()
                    .filter(step -> step.thread() != last && step.location() != null)
                    .forEach(step -> lastSteps.put(step.thread(), step));
            lastSteps.forEach((thread, step) -> related.add(locations.of(
                    step.location(), "T" + thread + " in " + step.operation() + ", at last: " + step.text())));
        }
        for (int i = 0; i < related.size(); i++) related.get(i).setId(i);
        return new LinkedHashSet<>(related);
    }

    private static int lastThread(List<TraceStep> steps) {
        return steps.stream()
                .filter(step -> step.location() != null)
                .mapToInt(TraceStep::thread)
                .reduce(-1, (earlier, later) -> later);
    }
}
