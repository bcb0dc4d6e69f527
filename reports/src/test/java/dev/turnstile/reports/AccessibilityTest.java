package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.reports.Browser.Seen;
import dev.turnstile.reports.page.HtmlPage;
import dev.turnstile.reports.servers.ServerFigures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser: for people who use no mouse, hear what others read, or see few colours; and on a phone. */
@Tag("slow")
class AccessibilityTest {
    private static final int DESK = 1_280;

    /** Chromium makes no narrower window than 500 without a screen. */
    private static final int PHONE = 500;

    @TempDir
    private Path directory;

    @BeforeAll
    static void a_browser_is_there() {
        assumeTrue(
                Browser.isInstalled(),
                "chromium is not installed, so nobody has looked at the page. Remedy: install it");
    }

    @Test
    void axe_finds_nothing_in_light_colours() throws Exception {
        assertThat(new Browser(directory).look(page(), DESK, false).violations())
                .isEmpty();
    }

    @Test
    void axe_finds_nothing_in_dark_colours() throws Exception {
        assertThat(new Browser(directory).look(page(), DESK, true).violations()).isEmpty();
    }

    @Test
    void a_narrow_window_shows_all_of_it_without_scrolling_sideways() throws Exception {
        Seen seen = new Browser(directory).look(page(), PHONE, false);
        assertThat(seen.width()).isLessThanOrEqualTo(PHONE);
        assertThat(seen.overflow()).isEmpty();
        assertThat(seen.violations()).isEmpty();
    }

    @Test
    void what_is_wrong_is_found() throws Exception {
        String wrong = page().replace(
                        "</body>",
                        "<table style='width: 3000px'><tr><th></th><td style='color: #777'>grey</td></tr></table></body>");
        Seen seen = new Browser(directory).look(wrong, PHONE, false);
        assertThat(seen.violations()).contains("color-contrast", "empty-table-header");
        assertThat(seen.overflow()).contains("<table");
    }

    private static String page() {
        List<SubjectEvidence> subjects = new ArrayList<>(SampleEvidence.all());
        subjects.add(SampleMutants.office());
        return HtmlPage.write(SampleEvidence.campaign(subjects), Optional.<ServerFigures>empty());
    }
}
