package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.input.EvidenceReader;
import dev.turnstile.reports.page.HtmlPage;
import dev.turnstile.reports.servers.ServerFigures;
import dev.turnstile.reports.servers.ServerFigures.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersPageTest {
    private static final String ITERATIVE = "iterative 20 20,001 1.00 50 µs 90 ms 17 40 MiB";
    private static final String SELECTOR = "selector 20 40,001 2.00 400 µs 1.2 ms 18 41 MiB";

    @TempDir
    Path directory;

    private static ServerFigures figures(String measuredAt, Model... models) {
        return new ServerFigures(SubjectEvidence.SCHEMA, SampleEvidence.ORIGIN, measuredAt, 100, 3, List.of(models));
    }

    private static Model iterative() {
        return new Model("iterative", 20, 20_000.5, 1, 50_000, 90_000_000, 17, 40 << 20);
    }

    private static Model selector() {
        return new Model("selector", 20, 40_001, 2, 400_000, 1_200_000, 18, 41 << 20);
    }

    private CampaignEvidence campaign(ServerFigures... figures) throws IOException {
        List<SubjectEvidence> subjects = List.of(SampleEvidence.checkThenAct());
        EvidenceFiles.begin(
                directory, SampleEvidence.manifest(List.of(subjects.get(0).subject()), false));
        EvidenceFiles.write(directory, subjects.get(0));
        for (int i = 0; i < figures.length; i++)
            EvidenceFiles.attach(directory.resolve("machine" + i), ServerFigures.FILE, figures[i]);
        return EvidenceReader.read(List.of(directory));
    }

    private Document page(ServerFigures... figures) throws IOException {
        String html = HtmlPage.write(campaign(figures), ServerFigures.latest(List.of(directory)));
        Files.createDirectories(Path.of("target/sample"));
        Files.writeString(Path.of("target/sample/servers.html"), html); // to look at
        return Jsoup.parse(html);
    }

    @Test
    void what_was_not_measured_is_not_mentioned() throws IOException {
        assertThat(page().select("#servers")).isEmpty();
    }

    @Test
    void every_server_has_a_row_and_the_fastest_comes_first() throws IOException {
        Document page = page(figures("2026-11-21T10:15:30Z", iterative(), selector()));
        assertThat(page.select("#servers tbody tr").eachText()).containsExactly(SELECTOR, ITERATIVE);
        assertThat(page.select("#servers .about").text())
                .contains("2026-11-21T10:15:30Z", "25.0.3", "2 processors", "100 requests");
    }

    @Test
    void bars_are_as_long_as_requests_are_many() throws IOException {
        Document page = page(figures("2026-11-21T10:15:30Z", iterative(), selector()));
        List<Integer> lengths = page.select("#servers rect").eachAttr("width").stream()
                .map(Integer::valueOf)
                .toList();
        assertThat(lengths).containsExactly(380, 190);
        assertThat(page.select("#servers svg text").eachText())
                .containsExactly("selector", "40,001", "iterative", "20,001");
    }

    @Test
    void of_several_measurements_the_latest_is_shown() throws IOException {
        Document page = page(figures("2026-11-21T10:15:30Z", iterative()), figures("2026-11-20T10:15:30Z", selector()));
        assertThat(page.select("#servers tbody tr").eachText()).containsExactly(ITERATIVE);
    }
}
