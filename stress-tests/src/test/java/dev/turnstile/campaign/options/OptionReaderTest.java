package dev.turnstile.campaign.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.ReplayToken;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OptionReaderTest {
    @Test
    void withoutOptionsAllIsRunAsInCi() {
        CampaignOptions options = read(Map.of("user.dir", "/project/module"));
        assertThat(options.subjects()).isEmpty();
        assertThat(options.engines()).containsExactlyInAnyOrder(EngineName.values());
        assertThat(options.budget()).isEqualTo(Budget.CI);
        assertThat(options.replay()).isNull();
        assertThat(options.evidence()).isEqualTo(Path.of("/project/module/target/turnstile/evidence"));
    }

    @Test
    void aBlankOptionIsNone() {
        assertThat(read(Map.of(
                        "turnstile.subjects",
                        " ",
                        "turnstile.engines",
                        "",
                        "turnstile.replay",
                        "",
                        "turnstile.seed",
                        "")))
                .isEqualTo(read(Map.of()));
    }

    @Test
    void everyOptionIsHeard() {
        CampaignOptions options = read(Map.of(
                "turnstile.subjects", "Cas*, *Queue",
                "turnstile.engines", "jqwik,lincheck",
                "turnstile.profile", "nightly",
                "turnstile.seed", "-7",
                "turnstile.evidence", "/evidence"));
        assertThat(options.subjects()).containsExactly(new SubjectGlob("Cas*"), new SubjectGlob("*Queue"));
        assertThat(options.engines()).containsExactlyInAnyOrder(EngineName.JQWIK, EngineName.LINCHECK);
        assertThat(options.budget()).isEqualTo(Budget.NIGHTLY);
        assertThat(options.seed()).isEqualTo(-7);
        assertThat(options.evidence()).isEqualTo(Path.of("/evidence"));
    }

    @Test
    void aReplayTokenChoosesSubjectEngineAndSeed() {
        ReplayToken token = new ReplayToken(EngineName.JCSTRESS, "demo.A$B", "get()", 99, "");
        CampaignOptions options = read(Map.of("turnstile.replay", token.toString()));
        assertThat(options.replay()).isEqualTo(token);
        assertThat(options.subjects()).containsExactly(new SubjectGlob("demo.A$B"));
        assertThat(options.engines()).containsExactly(EngineName.JCSTRESS);
        assertThat(options.seed()).isEqualTo(99);
    }

    @Test
    void allThatIsUnknownIsRefusedAtOnceWithWhatIsNearest() {
        assertThatThrownBy(() -> read(Map.of(
                        "turnstile.engines", "jcstres,lincheck",
                        "turnstile.profile", "nightyl",
                        "turnstile.seed", "twelve",
                        "turnstile.replay", "???",
                        "turnstile.subject", "Cas*")))
                .isInstanceOf(CampaignException.class)
                .hasMessageContaining("5 faults, before anything ran")
                .hasMessageContaining(
                        "There is no engine jcstres, only lincheck, jcstress, jqwik. Did you mean jcstress?")
                .hasMessageContaining("There is no profile nightyl, only ci, nightly, quick. Did you mean nightly?")
                .hasMessageContaining("whole number of 64 bits, but twelve is none")
                .hasMessageContaining("not a replay token: ???")
                .hasMessageContaining("There is no option turnstile.subject. Did you mean turnstile.subjects?");
    }

    @Test
    void anotherToolsOptionIsLeftAlone() {
        assertThat(read(Map.of("turnstile.report.title", "x"))).isEqualTo(read(Map.of()));
    }

    private static CampaignOptions read(Map<String, String> options) {
        Properties properties = new Properties();
        properties.setProperty("user.dir", "/project");
        properties.putAll(options);
        return OptionReader.read(properties);
    }
}
