package dev.turnstile.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.junit.SampleCounters.Locked;
import dev.turnstile.junit.SampleCounters.Racy;
import dev.turnstile.spec.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class CheckTest extends OwnEvidence {
    private static final String SEED = "turnstile.seed";

    @AfterEach
    void restore() {
        System.clearProperty(SEED);
    }

    @Test
    void results_are_for_those_who_have_no_nodes() {
        CheckResults results =
                quick(Turnstile.of(Locked.class, Racy.class)).seed(7).run();

        assertThat(results.all())
                .extracting(SubjectResult::subject, SubjectResult::verdict, SubjectResult::level, SubjectResult::passes)
                .containsExactly(
                        tuple(Locked.class.getName(), Verdict.PROVED, Optional.of(Level.MEMORY_MODEL), true),
                        tuple(Racy.class.getName(), Verdict.REFUTED, Optional.empty(), false));
        assertThatThrownBy(results::requirePassed)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Racy is REFUTED");
        assertThat(EvidenceFiles.evidence(evidence))
                .extracting(found -> found.origin().seed())
                .contains(7L);
    }

    @Test
    void what_passes_requires_nothing() {
        CheckResults results = quick(Turnstile.of("counts", Locked::new)).run();
        assertThatCode(results::requirePassed).doesNotThrowAnyException();
    }

    private static final Caller CALLER = new Caller(CheckTest.class, "method", true, Optional.empty());

    @Test
    void a_system_property_wins_over_code() {
        Settings settings = Settings.NONE.with(SEED, "7").with("turnstile.engines", "jqwik");
        assertThat(settings.options(CALLER).seed()).isEqualTo(7);
        assertThat(settings.options(CALLER).engines()).containsExactly(EngineName.JQWIK);
        System.setProperty(SEED, "8");
        assertThat(settings.options(CALLER).seed()).isEqualTo(8);
        System.setProperty(SEED, " ");
        assertThat(settings.options(CALLER).seed())
                .as("a build may pass on a blank one")
                .isEqualTo(7);
    }

    @Test
    void each_setting_is_an_option() {
        List<Settings> seen = new CopyOnWriteArrayList<>();
        new Recorded(seen, Settings.NONE)
                .seed(3)
                .profile(Profile.NIGHTLY)
                .engines(EngineName.LINCHECK, EngineName.JCSTRESS)
                .timeBudget(Duration.ofMinutes(2))
                .mutants(0.9)
                .check();
        assertThat(seen.get(0).inCode())
                .isEqualTo(Map.of(
                        "turnstile.seed", "3",
                        "turnstile.profile", "nightly",
                        "turnstile.engines", "lincheck,jcstress",
                        "turnstile.budget", "120s",
                        "turnstile.mutate", "true",
                        "turnstile.mutate.minimum", "0.9"));
    }

    private static <C extends Check<C>> C quick(C check) {
        return check.profile(Profile.QUICK).engines(EngineName.LINCHECK);
    }

    /** One that only notes how it was started. */
    private static final class Recorded extends Check<Recorded> {
        private final List<Settings> seen;

        Recorded(List<Settings> seen, Settings settings) {
            super(new Caller(CheckTest.class, "recorded", false, Optional.empty()), settings);
            this.seen = seen;
        }

        @Override
        Recorded with(Settings other) {
            return new Recorded(seen, other);
        }

        @Override
        Started start(Caller from, CampaignOptions options) {
            seen.add(settings());
            return new Started(List.of(), "nothing is run");
        }
    }
}
