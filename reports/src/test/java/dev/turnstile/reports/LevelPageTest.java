package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.page.Glossary;
import dev.turnstile.reports.page.HtmlPage;
import dev.turnstile.spec.Level;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How the page shows the level of a proof. */
class LevelPageTest {
    @ParameterizedTest
    @CsvSource({
        "MEMORY_MODEL, memory model, memory model",
        "SEQUENTIAL, sequential, sequential",
        "BOUNDED, bounded, ≤ 2 preemptions"
    })
    void the_level_stands_beside_the_verdict_and_in_the_engines_cell(Level level, String label, String inShort) {
        Document page = page(SampleEvidence.provedAt("Office", level));
        Element row = page.selectFirst("tr[data-for=Office]");
        assertThat(row.selectFirst(".verdict + .level").text()).isEqualTo(label);
        assertThat(row.selectFirst("td.cell .what").text()).isEqualTo("■ proved (" + inShort + ")");
        assertThat(page.selectFirst("#Office > summary .verdict + .level").text())
                .isEqualTo(label);
        assertThat(page.selectFirst("h1").text()).contains("1 proved (1 " + label + ")");
        assertThat(page.selectFirst("#Office-lincheck .bound").text())
                .startsWith("Level: " + label + ". " + Glossary.explain(level));
    }

    @Test
    void what_is_not_proved_has_no_level() {
        Document page = page(SampleEvidence.checkThenAct());
        assertThat(page.select(".level, .bound")).isEmpty();
    }

    @Test
    void what_lowered_the_level_was_modelled_and_was_covered_is_listed() {
        Element bound =
                page(SampleEvidence.provedAt("Office", Level.SEQUENTIAL)).selectFirst(".bound");
        assertThat(bound.select(".lowered li").eachText())
                .containsExactly(
                        "a weak access mode at Office.java:12",
                        "the race on `<hash>` is annotated as benign: all write the same");
        assertThat(bound.select(".modelled li").eachText()).containsExactly("ReentrantLock", "Semaphore");
        assertThat(bound.select(".covered li").eachText())
                .containsExactly("buy() | buy()", "buy(); remaining() | buy()");
    }

    @Test
    void empty_lists_are_not_shown() {
        Element bound = page(SampleEvidence.provedAt("Office", Level.BOUNDED)).selectFirst(".bound");
        assertThat(bound.select("h5, ul, .covered")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void every_level_is_explained_to_newcomers(Level level) {
        assertThat(page(SampleEvidence.checkThenAct()).select(".terms dt").eachText())
                .contains("Level: " + level.label());
        assertThat(Glossary.explain(level).split("[.] ")).hasSizeBetween(2, 3);
    }

    private static Document page(SubjectEvidence subject) {
        return Jsoup.parse(HtmlPage.write(SampleEvidence.campaign(List.of(subject))));
    }
}
