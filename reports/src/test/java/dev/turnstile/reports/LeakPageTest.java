package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.page.HtmlPage;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class LeakPageTest {
    @Test
    void what_was_left_stands_where_else_the_reason_stands() {
        Document page = page(SampleEvidence.leaking());
        Element heading = page.selectFirst("h5:contains(Left behind)");
        assertThat(heading.nextElementSiblings()
                        .select("ul")
                        .first()
                        .select("li")
                        .eachText())
                .containsExactly("file tickets.tmp", "process 4711 (sleep <30>), which still lives");
        assertThat(page.select("tr[data-for=UntidyTicketOffice] td.cell").eachText())
                .anySatisfy(cell -> assertThat(cell).startsWith("✗ leak"));
        assertThat(page.select("h5").eachText()).noneMatch(LeakPageTest::isReason);
    }

    @Test
    void where_nothing_was_left_the_reason_stands() {
        Document page = page(SampleEvidence.checkThenAct());
        assertThat(page.select("h5:contains(Left behind)")).isEmpty();
        assertThat(page.select("h5").eachText()).anyMatch(LeakPageTest::isReason);
    }

    private static boolean isReason(String heading) {
        return heading.startsWith("Why");
    }

    private static Document page(SubjectEvidence subject) {
        return Jsoup.parse(HtmlPage.write(SampleEvidence.campaign(List.of(subject))));
    }
}
