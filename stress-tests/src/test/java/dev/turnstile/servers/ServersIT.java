package dev.turnstile.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.campaign.options.OptionReader;
import dev.turnstile.evidence.EvidenceFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.opentest4j.TestAbortedException;

/** Measures the servers, and leaves the figures beside the campaign's evidence. The figures pass and fail nothing. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "what a process uses is read from Linux's /proc")
@DisabledIfSystemProperty(named = "turnstile.subjects", matches = ".+", disabledReason = "somebody's inner loop")
@DisabledIfSystemProperty(named = "turnstile.replay", matches = ".+", disabledReason = "somebody's inner loop")
class ServersIT {
    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
    void each_server_is_measured() throws InterruptedException {
        Path evidence = OptionReader.read(System.getProperties()).evidence();
        try (Measurement measurement = new Measurement()) {
            ServerFigures figures = measurement.run();
            EvidenceFiles.attach(evidence, ServerFigures.FILE, figures);
            assertThat(figures.models()).isNotEmpty();
        } catch (IOException e) {
            throw new TestAbortedException("not measured: " + e.getMessage(), e);
        }
    }
}
