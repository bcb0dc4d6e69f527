package dev.turnstile.reports;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Shows a page in Chromium, and lets axe look at it.
 *
 * @param directory where its files may be
 */
record Browser(Path directory) {
    private static final String PROGRAM = "chromium";

    /** A guard only: it takes a few seconds. */
    private static final int MOST_MINUTES = 3;

    private static final String CHECK = """
            const scrolls = e => e != null && (getComputedStyle(e).overflowX != "visible" || scrolls(e.parentElement));
            const hidden = e => e.closest(".sr") != null;
            const overflows = e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
              && !scrolls(e.parentElement) && !hidden(e);
            document.querySelectorAll("details").forEach(d => d.open = true);
            axe.run().then(result => {
              const seen = document.createElement("pre");
              seen.id = "axe";
              seen.textContent = result.violations.map(v => v.id + ": " + v.help + v.nodes.map(n => "\\n  " + n.html).join("")).join("\\n");
              seen.dataset.overflow = [...document.body.querySelectorAll("*")].filter(overflows).map(e => e.outerHTML.slice(0, 200)).join("\\n");
              seen.dataset.width = innerWidth;
              document.body.append(seen);
            });
            """;

    /**
     * What was seen of a page.
     *
     * @param violations those of axe's rules, a line for each and for each element; empty if there are none
     * @param overflow the elements that reach beyond the right edge of the window and cannot be scrolled alone, a line for each
     * @param width how wide the window was
     */
    record Seen(String violations, String overflow, int width) {}

    static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, PROGRAM)));
    }

    /** Shows a page, with all of its details open. */
    Seen look(String page, int width, boolean dark) throws IOException, InterruptedException {
        Path file = directory.resolve("page.html");
        Files.writeString(file, withAxe(page));
        List<String> command = new ArrayList<>(List.of(
                PROGRAM,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--user-data-dir=" + directory.resolve("profile"),
                "--window-size=" + width + ",900",
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                "--virtual-time-budget=120000",
                "--dump-dom",
                file.toUri().toString()));
        Path shown = directory.resolve("shown.html");
        Process process = new ProcessBuilder(command)
                .redirectOutput(shown.toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the browser did not end within " + MOST_MINUTES + " minutes");
        }
        Element seen = Jsoup.parse(Files.readString(shown)).getElementById("axe");
        if (seen == null) throw new AssertionError("axe did not run: " + Files.readString(directory.resolve("errors")));
        return new Seen(seen.wholeText(), seen.attr("data-overflow"), Integer.parseInt(seen.attr("data-width")));
    }

    /** The page's own policy allows scripts that are in it. */
    private static String withAxe(String page) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(Browser.class.getClassLoader().getResourceAsStream("axe.min.js"))) {
            String axe = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("</script", "<\\/script");
            return page.replace("</body>", "<script>" + axe + "</script><script>" + CHECK + "</script></body>");
        }
    }
}
