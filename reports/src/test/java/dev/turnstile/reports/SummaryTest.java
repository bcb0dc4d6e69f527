package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.gate.Gate;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.sarif.Sarif;
import dev.turnstile.reports.summary.Markdown;
import dev.turnstile.reports.summary.WorkflowCommands;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final CampaignEvidence REFUTED = SampleEvidence.campaign(List.of(
            SampleEvidence.claimingToBeRight(SampleEvidence.checkThenAct(), Verdict.REFUTED, "it sells too much")));

    @Test
    void the_summary_tells_the_gates_line_and_what_was_seen() {
        assertThat(Markdown.write(REFUTED))
                .startsWith("### Turnstile\n\nTurnstile gate: FAILED — CheckThenActTicketOffice REFUTED")
                .contains(
                        "**CheckThenActTicketOffice** is REFUTED: it sells too much\n",
                        "```\nscenario  buy(); remaining() | buy()",
                        "\n- ")
                .endsWith("```\n");
    }

    @Test
    void what_passes_takes_one_line() {
        String summary = Markdown.write(SampleEvidence.campaign(List.of(SampleEvidence.checkThenAct())));
        assertThat(summary.lines()).hasSize(3);
        assertThat(summary).contains("Turnstile gate: PASSED");
    }

    @Test
    void mutants_take_one_line_where_there_are_some() {
        assertThat(Markdown.write(SampleEvidence.campaign(List.of(SampleMutants.office()))))
                .contains(
                        "\n\nMutants: 10 of 12 exposed (83 %) in 1 subject; 1 survived, 1 undecided, see the report\n");
        assertThat(Markdown.write(REFUTED)).doesNotContain("Mutants");
    }

    @Test
    void no_answer_of_a_subject_is_markup() {
        SubjectEvidence odd = SampleEvidence.claimingToBeRight(
                SampleEvidence.verdict("Odd", "a.B", null, Verdict.INCONCLUSIVE, "x"),
                Verdict.INCONCLUSIVE,
                "<b>_x_\n# y");
        assertThat(Markdown.write(SampleEvidence.campaign(List.of(odd))))
                .contains("is INCONCLUSIVE: \\<b\\>\\_x\\_ \\# y\n");
    }

    /** A subject may print what it likes before it dies, and a process's words are a part of its answers. */
    @Test
    void a_subject_writes_no_line_of_its_own_and_no_command() {
        CampaignEvidence campaign = SampleEvidence.campaign(List.of(SampleEvidence.injecting()));
        String gate = Gate.decide(campaign).line();
        String summary = Markdown.write(campaign);
        List<String> remarks = WorkflowCommands.of(campaign);
        String sarif = Sarif.write(campaign);
        for (String output : List.of(gate, summary, String.join("\n", remarks), sarif)) {
            assertThat(output.lines()).noneMatch(line -> line.startsWith("Turnstile gate: PASSED"));
            assertThat(output.lines()).noneMatch(line -> line.startsWith("::error::"));
            assertThat(output).doesNotContain("\u001b", "\u202e", "\u2028", "##[", "##vso[", "\r");
        }
        assertThat(gate.lines()).hasSize(1);
        assertThat(remarks).singleElement().asString().doesNotContain("\n");
        assertThat(summary).as("one block of code").containsPattern("(?s)\n````\n.*\n````\n$");
        assertThat(summary.lines()).noneMatch(line -> line.startsWith("# "));
        assertThat(summary.substring(0, summary.indexOf("````"))).doesNotContainPattern("[^\\\\][<&\\[`]");
        assertThat(sarif).doesNotContainPattern("[^\\\\]]\\(http");
    }

    @Test
    void a_remark_stands_at_the_last_step_that_has_a_source() {
        assertThat(WorkflowCommands.of(REFUTED))
                .singleElement()
                .asString()
                .matches(
                        "::error file=[^,:]*CheckThenActTicketOffice\\.java,line=(1[89]|25),"
                                + "title=Turnstile%3A CheckThenActTicketOffice is REFUTED::it sells too much%0Ascenario  buy\\(\\).*")
                .doesNotContain("\n");
    }

    @Test
    void a_remark_without_steps_stands_at_the_class() {
        SubjectEvidence seen =
                SampleEvidence.claimingToBeRight(SampleEvidence.checkThenAct(), Verdict.INCONCLUSIVE, "100% unsure");
        SubjectEvidence silent = SampleEvidence.withEngines(seen, List.of());
        assertThat(WorkflowCommands.of(SampleEvidence.campaign(List.of(silent))))
                .singleElement()
                .asString()
                .contains("line=13,")
                .endsWith("::100%25 unsure");
    }

    @Test
    void what_passes_gets_no_remark() {
        assertThat(WorkflowCommands.of(SampleEvidence.campaign(List.of(SampleEvidence.checkThenAct()))))
                .isEmpty();
    }
}
