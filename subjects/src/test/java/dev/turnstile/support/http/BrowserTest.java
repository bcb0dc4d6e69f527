package dev.turnstile.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
    private static final String PAGE = """
            <!DOCTYPE html>
            <title>Page</title>
            <link rel="stylesheet" href="look/style.css">
            <script src="change.js"></script>
            <p id="text">as it was sent</p>
            <img src="image.png?seven">
            """;
    private static final String SCRIPT = """
            window.onload = () => {
                let text = document.getElementById("text");
                let image = document.querySelector("img");
                text.textContent = "changed, " + getComputedStyle(text).color + ", " + image.naturalWidth + " wide";
            };
            """;

    @TempDir
    Path site;

    @TempDir
    Path other;

    @BeforeEach
    void makeAPageOfSeveralFiles() throws Exception {
        Files.writeString(site.resolve("index.html"), PAGE);
        Files.writeString(site.resolve("change.js"), SCRIPT);
        Files.writeString(
                Files.createDirectory(site.resolve("look")).resolve("style.css"), "p { color: rgb(1, 2, 3) }");
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(7, 3, BufferedImage.TYPE_INT_RGB), "png", image);
        Files.write(site.resolve("image.png"), image.toByteArray());
    }

    @Test
    void a_browser_shows_a_page_and_fetches_all_that_belongs_to_it() throws Exception {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        Site files = new Directory(site);
        Site watched = path -> {
            asked.add(path);
            return files.find(path);
        };
        try (RunningServer server = new RunningServer(new HttpProtocol(watched, HttpLimits.USUAL))) {
            String shown = chromium("--dump-dom", server.url("/"));
            assertThat(shown).contains("<p id=\"text\">changed, rgb(1, 2, 3), 7 wide</p>");
        }
        assertThat(asked).contains("/", "/look/style.css", "/change.js", "/image.png");
    }

    private String chromium(String... arguments) throws Exception {
        String[] command = {
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--no-proxy-server",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + Files.createDirectory(other.resolve("profile")),
        };
        return Program.run(
                other.resolve("errors"),
                Stream.of(command, arguments).flatMap(Arrays::stream).toArray(String[]::new));
    }
}
