package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.reports.page.HtmlPage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    @Test
    void writesASampleToLookAt() throws Exception {
        Path sample = Path.of("target/sample/index.html");
        Files.createDirectories(sample.getParent());
        Files.writeString(sample, HtmlPage.write(SampleEvidence.campaign(SampleEvidence.all())));
        assertThat(sample).isNotEmptyFile();
    }
}
