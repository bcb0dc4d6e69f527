package dev.turnstile.campaign.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.campaign.cache.CacheChoice;
import dev.turnstile.campaign.policy.MutationChoice;
import dev.turnstile.campaign.shard.Costs;
import dev.turnstile.campaign.shard.ShardChoice;
import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OptionReaderTest {
    @Test
    void without_options_all_is_run_as_in_ci() {
        CampaignOptions options = read(Map.of("user.dir", "/project/module"));
        assertThat(options.subjects()).isEmpty();
        assertThat(options.engines()).containsExactlyInAnyOrder(EngineName.values());
        assertThat(options.budget()).isEqualTo(Budget.CI);
        assertThat(options.replay()).isNull();
        assertThat(options.evidence()).isEqualTo(Path.of("/project/module/target/turnstile/evidence"));
    }

    @Test
    void a_blank_option_is_none() {
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
    void every_option_is_heard() {
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
    void the_gate_the_cache_and_the_part_are_chosen_by_options() {
        CampaignOptions options = read(Map.of(
                "user.dir", "/project",
                "turnstile.fail", "refuted, not-installed",
                "turnstile.require", "memory-model",
                "turnstile.budget", "1h30m",
                "turnstile.shard", "3/8",
                "turnstile.cache", "write"));
        assertThat(options.policy().failing()).containsExactlyInAnyOrder(Verdict.REFUTED, Verdict.NOT_INSTALLED);
        assertThat(options.policy().required()).isEqualTo(Level.MEMORY_MODEL);
        assertThat(options.timeBudget()).isEqualTo(Duration.ofMinutes(90));
        assertThat(options.shard()).isEqualTo(new ShardChoice(3, 8, Costs.UNKNOWN));
        assertThat(options.cache())
                .isEqualTo(new CacheChoice(CacheChoice.Use.WRITE, Path.of("/project/target/turnstile/cache")));
    }

    @Test
    void each_wrong_choice_is_refused_with_what_would_do() {
        assertThatThrownBy(() -> read(Map.of(
                        "turnstile.fail", "refute",
                        "turnstile.require", "proved",
                        "turnstile.budget", "10",
                        "turnstile.shard", "9/8",
                        "turnstile.cache", "on",
                        "turnstile.baseline", "/none/at/all",
                        "turnstile.costs", "/none")))
                .hasMessageContainingAll(
                        "Did you mean refuted?",
                        "There is no level proved, only memory-model, sequential, bounded.",
                        "turnstile.budget=10 is no time",
                        "turnstile.shard=9/8 names no part",
                        "off, read or write",
                        "The baseline /none/at/all cannot be read",
                        "The costs in /none cannot be read");
    }

    @Test
    void a_replay_token_chooses_subject_engine_and_seed() {
        ReplayToken token = new ReplayToken(EngineName.JCSTRESS, "demo.A$B", "get()", 99, "");
        CampaignOptions options = read(Map.of("turnstile.replay", token.toString()));
        assertThat(options.replay()).isEqualTo(token);
        assertThat(options.subjects()).containsExactly(new SubjectGlob("demo.A$B"));
        assertThat(options.engines()).containsExactly(EngineName.JCSTRESS);
        assertThat(options.seed()).isEqualTo(99);
    }

    @Test
    void all_that_is_unknown_is_refused_at_once_with_what_is_nearest() {
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
    void mutants_are_asked_for() {
        assertThat(read(Map.of()).mutation()).isEqualTo(MutationChoice.OFF);
        assertThat(read(Map.of("turnstile.mutate", "true")).mutation()).isEqualTo(new MutationChoice(true, null));
        assertThat(read(Map.of("turnstile.mutate", "true", "turnstile.mutate.minimum", "0.9"))
                        .mutation())
                .isEqualTo(new MutationChoice(true, 0.9));
        assertThatThrownBy(() -> read(Map.of("turnstile.mutate", "all", "turnstile.mutate.minimum", "9")))
                .hasMessageContaining("turnstile.mutate must be true or false")
                .hasMessageContaining("turnstile.mutate.minimum must be a number from 0 to 1");
        ReplayToken token = new ReplayToken(EngineName.JCSTRESS, "demo.A$B", "get()", 99, "");
        assertThat(read(Map.of("turnstile.mutate", "true", "turnstile.replay", token.toString()))
                        .mutation())
                .isEqualTo(MutationChoice.OFF);
    }

    @Test
    void another_tools_option_is_left_alone() {
        assertThat(read(Map.of("turnstile.report.title", "x"))).isEqualTo(read(Map.of()));
    }

    private static CampaignOptions read(Map<String, String> options) {
        Properties properties = new Properties();
        properties.setProperty("user.dir", "/project");
        properties.putAll(options);
        return OptionReader.read(properties);
    }
}
