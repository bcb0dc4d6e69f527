package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.summary.Markdown;
import dev.turnstile.reports.summary.WorkflowCommands;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final CampaignEvidence REFUTED = SampleEvidence.campaign(
            List.of(ruled(SampleEvidence.checkThenAct(), Verdict.REFUTED, "it sells too much")));

    @Test
    void theSummaryTellsTheGatesLineAndWhatWasSeen() {
        assertThat(Markdown.write(REFUTED))
                .startsWith("### Turnstile\n\nTurnstile gate: FAILED — CheckThenActTicketOffice REFUTED")
                .contains(
                        "**CheckThenActTicketOffice** is REFUTED: it sells too much\n",
                        "```\nscenario  buy(); remaining() | buy()",
                        "\n- ")
                .endsWith("```\n");
    }

    @Test
    void whatPassesTakesOneLine() {
        String summary = Markdown.write(SampleEvidence.campaign(List.of(SampleEvidence.checkThenAct())));
        assertThat(summary.lines()).hasSize(3);
        assertThat(summary).contains("Turnstile gate: PASSED");
    }

    @Test
    void noAnswerOfASubjectIsMarkup() {
        SubjectEvidence odd = ruled(
                SampleEvidence.verdict("Odd", "a.B", null, Verdict.INCONCLUSIVE, "x"),
                Verdict.INCONCLUSIVE,
                "<b>_x_\n# y");
        assertThat(Markdown.write(SampleEvidence.campaign(List.of(odd))))
                .contains("is INCONCLUSIVE: \\<b\\>\\_x\\_ \\# y\n");
    }

    @Test
    void aRemarkStandsAtTheLastStepThatHasASource() {
        assertThat(WorkflowCommands.of(REFUTED))
                .singleElement()
                .asString()
                .matches(
                        "::error file=[^,:]*CheckThenActTicketOffice\\.java,line=(1[89]|25),"
                                + "title=Turnstile%3A CheckThenActTicketOffice is REFUTED::it sells too much%0Ascenario  buy\\(\\).*")
                .doesNotContain("\n");
    }

    @Test
    void aRemarkWithoutStepsStandsAtTheClass() {
        SubjectEvidence seen = SampleEvidence.checkThenAct();
        SubjectEvidence silent = new SubjectEvidence(
                seen.schema(),
                seen.subject(),
                seen.contract(),
                seen.model(),
                null,
                null,
                Verdict.INCONCLUSIVE,
                "100% unsure",
                List.of(),
                seen.origin(),
                seen.sources());
        assertThat(WorkflowCommands.of(SampleEvidence.campaign(List.of(silent))))
                .singleElement()
                .asString()
                .contains("line=13,")
                .endsWith("::100%25 unsure");
    }

    @Test
    void whatPassesGetsNoRemark() {
        assertThat(WorkflowCommands.of(SampleEvidence.campaign(List.of(SampleEvidence.checkThenAct()))))
                .isEmpty();
    }

    private static SubjectEvidence ruled(SubjectEvidence e, Verdict verdict, String reason) {
        return new SubjectEvidence(
                e.schema(),
                e.subject(),
                e.contract(),
                e.model(),
                null,
                null,
                verdict,
                reason,
                e.engines(),
                e.origin(),
                e.sources());
    }
}
