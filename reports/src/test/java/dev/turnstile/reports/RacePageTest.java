package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.page.HtmlPage;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** How the page shows a data race. */
class RacePageTest {
    @Test
    void both_accesses_and_the_missing_edge_are_shown_instead_of_orders() {
        Document page = page(SampleEvidence.dataRace());
        Element accesses = page.selectFirst("h5:contains(The data race on) + ul");
        assertThat(accesses.previousElementSibling().text()).isEqualTo("The data race on PlainFlag.<ready>");
        assertThat(accesses.select("li").eachText())
                .containsExactly(
                        "T0 in f1() writes it (plain access) at OppositeOrderLocks.java:12",
                        "T1 in f2() reads it (volatile access)");
        assertThat(page.selectFirst(".missing").text())
                .isEqualTo("No unlock or volatile write of T0 comes before the access of T1.");
        assertThat(page.select(".why")).isEmpty();
        assertThat(page.select("tr[data-for=PlainFlag] td.cell.exposed .what").text())
                .isEqualTo("✗ data race");
    }

    @Test
    void an_access_links_to_its_line_of_the_source() {
        Document page = page(SampleEvidence.dataRace());
        Element link = page.selectFirst(".race a.at");
        assertThat(page.getElementById(link.attr("href").substring(1)).text()).isEqualTo("12");
    }

    @Test
    void a_data_race_says_more_than_answers_alone() {
        SubjectEvidence e = SampleEvidence.dataRace();
        EngineEvidence answers = SampleEvidence.checkThenAct().engines().get(0);
        SubjectEvidence both = new SubjectEvidence(
                e.schema(),
                e.subject(),
                e.contract(),
                e.model(),
                e.declaredFault(),
                null,
                e.verdict(),
                e.reason(),
                List.of(answers, e.engines().get(0)),
                e.origin(),
                List.of());
        assertThat(page(both).select("details.engine[open]").eachAttr("id")).containsExactly("PlainFlag-lincheck");
    }

    @Test
    void other_counterexamples_have_none() {
        assertThat(page(SampleEvidence.checkThenAct()).select(".race, .missing, h5:contains(data race)"))
                .isEmpty();
    }

    private static Document page(SubjectEvidence subject) {
        return Jsoup.parse(HtmlPage.write(SampleEvidence.campaign(List.of(subject))));
    }
}
