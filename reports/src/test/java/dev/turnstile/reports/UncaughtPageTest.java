package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.WhyIllegal;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.page.HtmlPage;
import dev.turnstile.spec.Symptom;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class UncaughtPageTest {
    private static final String CLAUSE =
            "thread \"worker-1\", which the subject started, ended by AssertionError: <lost> at Foo.java:12";
    private static final WhyIllegal RIGHT = new WhyIllegal(List.of(), List.of());
    private static final WhyIllegal WRONG =
            new WhyIllegal(List.of(), List.of("T0 buy() answered false, but here the model answers true"));

    @Test
    void what_nobody_caught_stands_where_else_the_reason_stands() {
        Document page = page(RIGHT, List.of(CLAUSE));
        assertThat(uncaught(page)).containsExactly(CLAUSE);
        assertThat(page.select("h5").eachText()).noneMatch(heading -> heading.startsWith("Why no order"));
    }

    @Test
    void it_stands_beside_the_reason_where_an_answer_is_wrong_too() {
        Document page = page(WRONG, List.of(CLAUSE));
        assertThat(uncaught(page)).containsExactly(CLAUSE);
        assertThat(page.select("h5").eachText()).anyMatch(heading -> heading.startsWith("Why no order"));
    }

    @Test
    void where_all_was_caught_the_reason_stands_alone() {
        Document page = page(WRONG, List.of());
        assertThat(page.select("h5:contains(Uncaught)")).isEmpty();
        assertThat(page.select("h5").eachText()).anyMatch(heading -> heading.startsWith("Why no order"));
    }

    private static List<String> uncaught(Document page) {
        Element heading = page.selectFirst("h5:contains(Uncaught exceptions)");
        return heading.nextElementSiblings().select("ul").first().select("li").eachText();
    }

    private static Document page(WhyIllegal why, List<String> uncaught) {
        Counterexample found = new Counterexample(
                Symptom.WRONG_ANSWER,
                "buy()",
                "buy(): true",
                List.of(),
                why,
                List.of(),
                uncaught,
                List.of(),
                null,
                null,
                List.of(),
                1.0,
                "token");
        SubjectEvidence sample = SampleEvidence.leaking();
        SubjectEvidence subject = new SubjectEvidence(
                sample.schema(),
                sample.subject(),
                sample.contract(),
                sample.model(),
                null,
                null,
                Verdict.REFUTED,
                "jqwik found a wrong answer.",
                List.of(new EngineEvidence(EngineName.JQWIK, new Finding.Violated(found), 1, 1, 1, List.of())),
                sample.origin(),
                sample.sources());
        return Jsoup.parse(HtmlPage.write(SampleEvidence.campaign(List.of(subject))));
    }
}
