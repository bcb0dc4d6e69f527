package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.MutantEvidence.Fate;
import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.page.HtmlPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MutantsPageTest {
    private static Document page(SubjectEvidence... subjects) {
        String html = HtmlPage.write(SampleEvidence.campaign(List.of(subjects)));
        try {
            Files.createDirectories(Path.of("target/sample"));
            Files.writeString(Path.of("target/sample/mutants.html"), html); // to look at
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return Jsoup.parse(html);
    }

    private static MutationEvidence mutants(Fate... fates) {
        return new MutationEvidence(
                Stream.of(fates)
                        .map(fate -> SampleMutants.mutant("try-once", 1, "x", fate))
                        .toList(),
                0,
                0,
                null);
    }

    @Test
    void without_mutants_nothing_is_said_of_them() {
        assertThat(page(SampleEvidence.fixedTickets(Verdict.PROVED)).select("#mutants, .mutants, .mutation"))
                .isEmpty();
    }

    @Test
    void the_score_and_what_is_left_out_are_said_in_words() {
        Element section = page(SampleMutants.office()).getElementById("MutexTicketOffice-mutants");

        assertThat(section.selectFirst("h4").text()).isEqualTo("How good is this check?");
        assertThat(section.selectFirst("p").text())
                .contains("10 of 12 mutants exposed")
                .contains("Left out of the score: 3 places that no operation reaches, 1 change with the bytecode of the"
                        + " subject or of another mutant, 1 mutant equivalent, 1 mutant not to be seen here.");
    }

    @Test
    void what_no_engine_exposed_comes_first_and_the_rest_is_folded() {
        Element section = page(SampleMutants.office()).getElementById("MutexTicketOffice-mutants");

        assertThat(section.select("caption").eachText())
                .containsExactly(
                        "Mutants that no engine exposed", "Mutants that were exposed", "Mutants left out of the score");
        assertThat(section.select("> .scroll tbody th").eachText())
                .containsExactly("shrink-critical-section", "split-critical-section");
        assertThat(section.select("> details:not([open])")).hasSize(2);
        assertThat(section.select("> details > summary").eachText())
                .containsExactly("10 mutants exposed", "2 mutants left out of the score");
        assertThat(section.select("> details").first().select("tbody tr")).hasSize(10);
        assertThat(section.select("table"))
                .allSatisfy(
                        table -> assertThat(table.select("thead th[scope=col]")).hasSize(4))
                .allSatisfy(table ->
                        assertThat(table.select("tbody tr > th[scope=row]")).hasSameSizeAs(table.select("tbody tr")));
    }

    @Test
    void the_change_stands_below_the_line_that_it_changes() {
        Element section = page(SampleMutants.office()).getElementById("MutexTicketOffice-mutants");
        Element survivor = section.select("> .scroll tbody tr").first();

        assertThat(survivor.selectFirst(".at").text()).isEqualTo("MutexTicketOffice.Desk.buy:16");
        assertThat(survivor.selectFirst("del").text()).isEqualTo("- " + line(16));
        assertThat(survivor.selectFirst("ins").text()).isEqualTo("+ the first statement of buy runs before it");
        assertThat(survivor.text())
                .contains("survived lincheck: no difference in 42 schedules")
                .endsWith("two buyers of <b>one</b> ticket");
        assertThat(section.select("details tbody tr").first().text())
                .contains("exposed by lincheck stuck in buy() | buy()");
    }

    private static String line(int number) {
        return SampleSources.MUTEX_TICKETS
                .text()
                .lines()
                .toList()
                .get(number - 1)
                .strip();
    }

    @Test
    void a_line_that_is_not_known_is_left_out() {
        Element section = page(SampleMutants.office()).getElementById("MutexTicketOffice-mutants");

        Element beyondTheFile = section.select("> .scroll tbody tr").last();
        assertThat(beyondTheFile.select("del")).isEmpty();
        Element withoutLine = section.select("tr:contains(swap-writes)").first();
        assertThat(withoutLine.select("del")).isEmpty();
        assertThat(withoutLine.selectFirst(".at").text()).isEqualTo("MutexTicketOffice.Desk.buy");
    }

    @Test
    void the_change_of_a_mutant_is_never_markup() {
        Document page = page(SampleMutants.office());

        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select(".mutants td:last-child b")).isEmpty();
        assertThat(page.select(".mutants ins").eachText()).contains("+ " + SampleMutants.MARKUP);
    }

    @Test
    void a_table_has_all_subjects_with_mutants_and_the_worst_first() {
        SubjectEvidence plain = SampleEvidence.checkThenAct();
        Document page = page(
                plain.with(mutants(Fate.EXPOSED, Fate.EXPOSED)),
                SampleMutants.office(),
                SampleEvidence.deadlock().with(MutationEvidence.none("its threads are <i>processes</i>")),
                SampleEvidence.ring());

        assertThat(page.select("#mutants thead th[scope=col]").eachText())
                .containsExactly("Subject", "Made", "exposed", "survived", "undecided", "left out", "Score");
        assertThat(page.select("#mutants tbody tr").eachText())
                .containsExactly(
                        "MutexTicketOffice 14 10 1 1 6 83 %",
                        "CheckThenActTicketOffice 2 2 0 0 0 100 %",
                        "OppositeOrderLocks no mutants: its threads are <i>processes</i> 0 0 0 0 0 –");
        assertThat(page.selectFirst("#mutants .about").text())
                .startsWith(
                        "Mutants: 12 of 14 exposed (85 %) in 2 subjects; 1 survived, 1 undecided, see below. A mutant");
        assertThat(page.select("#mutants tbody a").eachAttr("href"))
                .allSatisfy(link ->
                        assertThat(page.getElementById(link.substring(1))).isNotNull());
        assertThat(page.getElementById("OppositeOrderLocks-mutants").text())
                .endsWith("No mutants were made: its threads are <i>processes</i>.");
    }
}
