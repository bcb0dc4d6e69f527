package dev.turnstile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.campaign.options.CampaignException;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.OptionReader;
import dev.turnstile.campaign.policy.Baseline;
import dev.turnstile.campaign.shard.Costs;
import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceExamples;
import dev.turnstile.evidence.EvidenceException;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.judge.Contracts;
import dev.turnstile.launch.Scratch;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.ScenarioText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What comes from outside, and may be anything, is read or refused in words: nothing else is thrown, and nothing takes long. */
@Tag("slow")
class ForeignInputTest {
    public enum Colour {
        RED,
        BLUE
    }

    public record Point(int x, List<String> names) {}

    public interface Everything {
        int plain();

        void simple(int i, long l, boolean b, char c, String s, TimeUnit unit, double d);

        void large(BigDecimal number, Duration time, Colour colour);

        void nested(List<Integer> list, Map<String, Integer> map, Optional<Integer> optional, Point point, int[] array);
    }

    private static final List<Operation> OPERATIONS = Contracts.operations(Everything.class);

    private static final List<String> SCENARIOS = List.of(
            "[plain()] plain(); plain() | plain() [plain(); plain()]",
            "simple(1, 2, true, 'x', \"a \\\"b\\\" \\u001b\", SECONDS, 1.5) | plain()",
            "large(1.5, PT1.5S, RED) | large(0, PT0S, BLUE); plain()",
            "nested([1, 2], {\"a\"=1}, Optional[3], Point[x=1, names=[\"a\", \"b\"]], [1]) | nested(null, {}, Optional.empty, null, [])");

    private static final List<String> TOKENS = SCENARIOS.stream()
            .map(scenario -> String.join("\n", EngineName.JQWIK.name(), "demo.A$B", scenario, "-7", "PLATFORM"))
            .toList();

    private static Path directory;
    private static List<String> evidence;
    private static List<String> manifests;

    @BeforeContainer
    static void write() throws IOException {
        directory = Files.createTempDirectory("foreign");
        evidence = List.of(written(EvidenceExamples.full("demo.A")), written(EvidenceExamples.bare("demo.B")));
        EvidenceFiles.begin(directory, EvidenceExamples.manifest("demo.A", "demo.B"));
        manifests = List.of(Files.readString(directory.resolve(EvidenceFiles.MANIFEST)));
    }

    private static String written(SubjectEvidence found) throws IOException {
        EvidenceFiles.write(directory, "written", found);
        return Files.readString(directory.resolve("written"));
    }

    @AfterContainer
    static void clear() {
        Scratch.delete(directory);
    }

    @Property(tries = 30_000)
    void scenarios_are_read_or_refused(@ForAll long seed) {
        try {
            String text =
                    ScenarioText.parse(Mutation.of(SCENARIOS, seed), OPERATIONS).toString();
            assertThat(ScenarioText.parse(text, OPERATIONS)).hasToString(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("scenario");
        }
    }

    @Property(tries = 30_000)
    void tokens_are_read_or_refused(@ForAll long seed) {
        String text = Mutation.of(TOKENS, seed);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        try {
            ReplayToken read = ReplayToken.parse(seed % 2 == 0 ? token : Mutation.of(List.of(token), seed));
            assertThat(read.subject()).matches("(?U)[\\w$.-]+");
            assertThat(ReplayToken.parse(read.toString())).isEqualTo(read);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("not a replay token");
        }
    }

    @Property(tries = 10_000)
    void evidence_is_read_or_refused(@ForAll long seed) throws IOException {
        Path file = written(Mutation.of(evidence, seed));
        try {
            SubjectEvidence found = EvidenceFiles.read(file);
            assertThat(found.verdict()).isNotNull();
            assertThat(found.engines().stream().allMatch(engine -> engine.finding() != null))
                    .isTrue();
            assertThat(directory.resolve(found.subject()).normalize().getParent())
                    .isEqualTo(directory);
            for (SubjectEvidence.Source source : found.sources()) {
                Path path = Path.of(source.path()).normalize();
                assertThat(path.isAbsolute() || path.startsWith("..")).isFalse();
            }
        } catch (EvidenceException refused) {
            assertThat(refused).hasMessageContaining(file.toString());
        }
    }

    @Property(tries = 10_000)
    void manifests_are_read_or_refused(@ForAll long seed) throws IOException {
        Path file = written(Mutation.of(manifests, seed));
        try {
            CampaignManifest manifest = EvidenceFiles.readManifest(file);
            assertThat(Instant.parse(manifest.startedAt())).isNotNull();
            assertThat(manifest.origin().profile()).isNotNull();
            if (manifest.shard() != null)
                assertThat(manifest.shard().of()).isBetween(manifest.shard().index(), 9_999);
        } catch (EvidenceException refused) {
            assertThat(refused).hasMessageContaining(file.toString());
        }
    }

    @Property(tries = 10_000)
    void baselines_and_costs_are_read_or_refused(@ForAll long seed) throws IOException {
        Path file = written(Mutation.of(List.of("# known\ndemo.A$B = wrong answer, data race\ndemo.C=leak\n"), seed));
        try {
            assertThat(Baseline.read(file).known().values()).doesNotContainNull();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("The baseline " + file);
        }
        Path costs = written(Mutation.of(List.of("# costs\ndemo.A$B = 4100\ndemo.C=17\n"), seed));
        try {
            assertThat(Costs.read(costs).millis().values()).allMatch(millis -> millis >= 0);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("The costs in " + costs);
        }
    }

    private static final List<String> OPTIONS = List.of(
            "turnstile.shard=3/8",
            "turnstile.budget=1h30m",
            "turnstile.engines=lincheck,jqwik",
            "turnstile.fail=clean,missed",
            "turnstile.require=memory-model",
            "turnstile.seed=-7",
            "turnstile.profile=nightly",
            "turnstile.cache=write",
            "turnstile.subjects=demo.*,A?");

    @Property(tries = 10_000)
    void options_are_read_or_refused(@ForAll long seed) {
        String[] option = Mutation.of(OPTIONS, seed).split("=", 2);
        Properties properties = new Properties();
        properties.setProperty(option[0], option.length < 2 ? "" : option[1]);
        try {
            CampaignOptions read = OptionReader.read(properties);
            assertThat(read.engines()).isNotEmpty();
            read.chooses(String.class);
        } catch (CampaignException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static Path written(String text) throws IOException {
        return Files.writeString(directory.resolve("input"), text.replace('\ud800', '?'));
    }
}
