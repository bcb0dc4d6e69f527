package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.page.HtmlPage;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HangPageTest {
    @Test
    void what_the_subjects_own_threads_do_stands_below_those_that_wait() {
        Document page = page(SampleEvidence.lostWakeup());
        assertThat(page.selectFirst("ul.waiting + h5").text()).isEqualTo("The subject’s own threads meanwhile");
        assertThat(page.select("ul.own > li").eachText())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("producer <1> (waiting) at SingleNotifyQueue.java:19")
                .contains("SingleNotifyQueue.put");
        assertThat(page.select("ul.own > li").last().text()).isEqualTo("timer (running)");
    }

    @Test
    void where_it_has_none_nothing_is_said_of_them() {
        Document page = page(SampleEvidence.deadlock());
        assertThat(page.select("ul.waiting")).isNotEmpty();
        assertThat(page.select("ul.own")).isEmpty();
    }

    private static Document page(SubjectEvidence subject) {
        return Jsoup.parse(HtmlPage.write(SampleEvidence.campaign(List.of(subject))));
    }
}
