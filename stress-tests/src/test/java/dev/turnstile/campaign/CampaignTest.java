package dev.turnstile.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.Selection;
import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Remedy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One campaign over subjects of every verdict, with scripted engines in real workers. */
class CampaignTest {
    @TempDir
    private static Path evidence;

    private static final List<String> LINES = new CopyOnWriteArrayList<>();
    private static Map<String, SubjectEvidence> found;
    private static List<ProcessHandle> workersLeft;

    @BeforeAll
    static void run() {
        List<Class<?>> subjects = List.of(
                ScriptedSubjects.Exposed.class,
                ScriptedSubjects.Mislabelled.class,
                ScriptedSubjects.Refuted.class,
                ScriptedSubjects.Proved.class,
                ScriptedSubjects.Clean.class,
                ScriptedSubjects.Halted.class,
                ScriptedSubjects.Uninstalled.class,
                ScriptedSubjects.Undecided.class);
        CampaignOptions options = new CampaignOptions(
                List.of(),
                Set.of(EngineName.values()),
                Budget.QUICK,
                1,
                null,
                evidence,
                Path.of("").toAbsolutePath());
        Campaign campaign =
                Campaign.start(Selection.of(subjects, List.of()), options, ScriptedEngine.launches(), LINES::add);
        assertThat(campaign.end().orTimeout(120, TimeUnit.SECONDS).join()).isTrue();
        workersLeft = ProcessHandle.current().children().toList();
        found = EvidenceFiles.evidence(evidence).stream()
                .collect(Collectors.toMap(SubjectEvidence::simpleName, Function.identity()));
    }

    @Test
    void the_manifest_says_what_was_to_be_done() {
        CampaignManifest manifest = EvidenceFiles.readManifest(evidence.resolve(EvidenceFiles.MANIFEST));
        assertThat(manifest.subjects()).hasSize(8).contains(ScriptedSubjects.Undecided.class.getName());
        assertThat(manifest.engines()).containsExactly(EngineName.values());
        assertThat(manifest.narrowed()).isFalse();
    }

    @Test
    void every_subject_gets_its_verdict_and_its_file() {
        assertThat(found.values().stream()
                        .collect(Collectors.toMap(SubjectEvidence::simpleName, SubjectEvidence::verdict)))
                .isEqualTo(Map.of(
                        "Exposed", Verdict.EXPOSED,
                        "Mislabelled", Verdict.MISLABELLED,
                        "Refuted", Verdict.REFUTED,
                        "Proved", Verdict.PROVED,
                        "Clean", Verdict.CLEAN,
                        "Halted", Verdict.INCONCLUSIVE,
                        "Uninstalled", Verdict.NOT_INSTALLED,
                        "Undecided", Verdict.INCONCLUSIVE));
    }

    @Test
    void what_is_not_installed_is_told_by_every_engine_and_by_the_verdict() {
        String why =
                "turnstile-program-of-nobody is not installed (Debian: apt-get install turnstile-program-of-nobody)";
        assertThat(found.get("Uninstalled").reason()).isEqualTo("it was not checked: " + why);
        assertThat(found.get("Uninstalled").engines())
                .extracting(EngineEvidence::finding)
                .containsOnly(new Finding.NotApplicable(why));
    }

    @Test
    void every_engine_answers_for_every_subject_also_where_its_worker_died() {
        assertThat(found.values())
                .allSatisfy(s -> assertThat(s.engines())
                        .extracting(EngineEvidence::engine)
                        .containsExactly(EngineName.values()));
        assertThat(evidence("Halted", EngineName.LINCHECK).finding())
                .isInstanceOfSatisfying(
                        Finding.Inconclusive.class, i -> assertThat(i.reason()).contains("exit status 9"));
    }

    @Test
    void once_exposed_the_other_engines_spend_half() {
        assertThat(evidence("Exposed", EngineName.LINCHECK).executions()).isEqualTo(Budget.QUICK.runs());
        assertThat(evidence("Exposed", EngineName.JCSTRESS).executions()).isEqualTo(Budget.QUICK.runs() / 2);
        assertThat(evidence("Mislabelled", EngineName.JQWIK).executions()).isEqualTo(Budget.QUICK.runs());
    }

    @Test
    void once_proved_half_the_runs_are_enough_and_no_fewer_slices() {
        assertThat(evidence("Proved", EngineName.LINCHECK).executions()).isEqualTo(Budget.QUICK.runs());
        assertThat(evidence("Proved", EngineName.JQWIK).executions()).isEqualTo(Budget.QUICK.runs() / 2);
        assertThat(evidence("Clean", EngineName.JQWIK).executions()).isEqualTo(Budget.QUICK.runs());
    }

    @Test
    void where_nothing_is_proved_nor_exposed_real_threads_make_more_runs() {
        assertThat(evidence("Clean", EngineName.JQWIK).notes())
                .containsExactly(ScriptedEngine.moreRuns(Budget.QUICK.moreRuns()));
        for (String decided : List.of("Proved", "Exposed", "Refuted")) {
            assertThat(evidence(decided, EngineName.JQWIK).notes())
                    .as(decided)
                    .containsExactly(ScriptedEngine.moreRuns(0));
        }
        assertThat(Budget.QUICK.moreRuns()).isPositive();
    }

    @Test
    void once_refuted_the_other_engines_spend_half() {
        assertThat(evidence("Refuted", EngineName.JQWIK).executions()).isEqualTo(Budget.QUICK.runs() / 2);
    }

    @Test
    void a_way_out_of_deadlock_is_noted_where_one_is_declared() {
        assertThat(found.get("Proved").remedy()).isEqualTo(Remedy.PREEMPTION);
        assertThat(found.get("Clean").remedy()).isNull();
    }

    @Test
    void sources_of_the_subject_and_of_its_twin_are_embedded() {
        assertThat(found.get("Exposed").sources())
                .extracting(SubjectEvidence.Source::type)
                .containsExactly(ScriptedSubjects.Exposed.class.getName(), ScriptedSubjects.Proved.class.getName());
        assertThat(found.get("Exposed").sources().get(0).text()).contains("class Exposed extends Peaceful");
        assertThat(found.get("Exposed").sources().get(0).path())
                .endsWith("src/test/java/dev/turnstile/campaign/ScriptedSubjects.java");
    }

    @Test
    void a_line_tells_of_each_subject_as_it_is_done() {
        assertThat(LINES.get(0)).startsWith("Turnstile: 8 subjects, lincheck, jcstress, jqwik; profile quick, seed 1");
        assertThat(LINES).hasSize(10);
        for (int i = 1; i <= 8; i++) assertThat(LINES.get(i)).startsWith("[" + i + "/8] ");
        assertThat(LINES.subList(1, 8)).allSatisfy(line -> assertThat(line).endsWith(" left"));
        assertThat(LINES.get(8)).doesNotContain("left");
        assertThat(LINES)
                .anySatisfy(
                        line -> assertThat(line)
                                .contains(
                                        "] EXPOSED       Exposed      lincheck: wrong answer in 0.0 s; jcstress: nothing in 0.0 s; jqwik: not applicable"))
                .anySatisfy(line -> assertThat(line).contains(" Proved       lincheck: proved (sequential) in "))
                .anySatisfy(line -> assertThat(line).contains("] NOT_INSTALLED Uninstalled  lincheck: not applicable;"))
                .anySatisfy(line -> assertThat(line).contains("] INCONCLUSIVE  Undecided    "));
        assertThat(LINES.get(9))
                .contains(
                        "1 EXPOSED, 1 MISLABELLED, 1 REFUTED, 1 PROVED (1 sequential), 1 CLEAN, 2 INCONCLUSIVE, 1 NOT_INSTALLED in ");
    }

    @Test
    void no_worker_is_left() {
        assertThat(workersLeft)
                .allSatisfy(w -> assertThat(w.onExit()
                                .orTimeout(20, TimeUnit.SECONDS)
                                .join()
                                .isAlive())
                        .isFalse());
    }

    private static EngineEvidence evidence(String subject, EngineName engine) {
        return found.get(subject).engines().stream()
                .filter(e -> e.engine() == engine)
                .findFirst()
                .orElseThrow();
    }
}
