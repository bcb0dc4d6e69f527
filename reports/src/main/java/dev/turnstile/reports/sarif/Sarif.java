package dev.turnstile.reports.sarif;

import com.contrastsecurity.sarif.Invocation;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.Notification;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.input.CampaignEvidence;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A campaign as a SARIF log: a result for each counterexample, and a notification for each subject that does not pass without one. The
 * counterexamples of subjects that are declared broken are there too, as suppressed: their annotation says that the fault is known.
 */
public final class Sarif {
    private static final URI SCHEMA =
            URI.create("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");

    private Sarif() {}

    /** Returns the log, as JSON. */
    public static String write(CampaignEvidence campaign) {
        Rules rules = Rules.of(campaign);
        List<Result> results = campaign.subjects().stream()
                .flatMap(subject -> subject.engines().stream()
                        .filter(engine -> engine.finding() instanceof Finding.Violated)
                        .map(engine -> new CounterexampleResult(subject, engine.engine(), rules)
                                .of(((Finding.Violated) engine.finding()).counterexample())))
                .toList();
        ToolComponent driver = ToolDescription.ofThisBuild().component().withRules(rules.descriptors());
        Run run = new Run()
                .withTool(new Tool().withDriver(driver))
                .withInvocations(List.of(new Invocation()
                        .withExecutionSuccessful(campaign.missing().isEmpty())
                        .withToolExecutionNotifications(notifications(campaign))))
                .withColumnKind(Run.ColumnKind.UTF_16_CODE_UNITS)
                .withResults(results);
        SarifSchema210 log = new SarifSchema210()
                .with$schema(SCHEMA)
                .withVersion(SarifSchema210.Version._2_1_0)
                .withRuns(List.of(run));
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(log) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a SARIF log cannot be written as JSON", e);
        }
    }

    /** Returns one for each subject that does not pass although no engine has seen a violation. */
    private static List<Notification> notifications(CampaignEvidence campaign) {
        List<Notification> notifications = new ArrayList<>();
        for (SubjectEvidence subject : campaign.subjects()) {
            boolean seen = subject.engines().stream().anyMatch(e -> e.finding() instanceof Finding.Violated);
            if (!subject.passes() && !seen)
                notifications.add(
                        notification(subject.simpleName() + " is " + subject.verdict() + ": " + subject.reason()));
        }
        campaign.missing().forEach(subject -> notifications.add(notification("There is no evidence of " + subject)));
        return notifications;
    }

    private static Notification notification(String text) {
        return new Notification().withLevel(Notification.Level.ERROR).withMessage(new Message().withText(text));
    }
}
