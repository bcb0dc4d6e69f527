package dev.turnstile.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.campaign.cache.CacheChoice;
import dev.turnstile.campaign.cache.CacheChoice.Use;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.Selection;
import dev.turnstile.campaign.policy.Baseline;
import dev.turnstile.campaign.policy.GatePolicy;
import dev.turnstile.campaign.policy.MutationChoice;
import dev.turnstile.campaign.schedule.EngineLaunch;
import dev.turnstile.campaign.shard.Costs;
import dev.turnstile.campaign.shard.ShardChoice;
import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.PolicyRuling;
import dev.turnstile.evidence.ReplayCommand;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Symptom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choices of a project for its campaigns, with scripted engines in real workers. */
class CampaignChoicesTest {
    private static final CacheChoice NO_CACHE = CacheChoice.OFF;

    /** The ones that have something to say of these subjects. Each more would take a second of a worker for each campaign. */
    private static final Map<Class<?>, EngineName> DECIDING = Map.of(
            ScriptedSubjects.Proved.class, EngineName.LINCHECK,
            ScriptedSubjects.Clean.class, EngineName.LINCHECK,
            ScriptedSubjects.Demanding.class, EngineName.LINCHECK,
            ScriptedSubjects.Slow.class, EngineName.LINCHECK,
            ScriptedSubjects.Refuted.class, EngineName.JCSTRESS);

    @TempDir
    private Path directory;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void a_verdict_that_passes_is_taken_from_the_cache_and_says_so() throws IOException {
        List<Class<?>> subjects = List.of(ScriptedSubjects.Proved.class, ScriptedSubjects.Refuted.class);
        Map<String, SubjectEvidence> first = run(subjects, options(GatePolicy.STANDARD, null, null, cache(Use.WRITE)));
        Map<String, SubjectEvidence> second = run(subjects, options(GatePolicy.STANDARD, null, null, cache(Use.READ)));

        assertThat(earlier(first)).isEmpty();
        assertThat(earlier(second)).containsExactly("Proved");
        SubjectEvidence.Earlier since =
                Objects.requireNonNull(second.get("Proved").earlier());
        assertThat(since.checkedAt()).matches("20.*Z");
        assertThat(since.where()).isNotEmpty();
        assertThat(second.get("Proved").engines()).isEqualTo(first.get("Proved").engines());
        assertThat(second.get("Refuted").verdict()).isEqualTo(Verdict.REFUTED);

        for (Path entry : entries()) Files.writeString(entry, "{ \"schema\": 1, \"subject\": 7");
        Map<String, SubjectEvidence> third = run(subjects, options(GatePolicy.STANDARD, null, null, cache(Use.READ)));
        assertThat(earlier(third)).isEmpty();
        assertThat(lines).anyMatch(line -> line.startsWith("Turnstile: a cached verdict is left out: "));
    }

    @Test
    void a_foreign_entry_is_left_out() throws IOException {
        List<Class<?>> two = List.of(ScriptedSubjects.Proved.class, ScriptedSubjects.Clean.class);
        run(two, options(GatePolicy.STANDARD, null, null, cache(Use.WRITE)));
        List<Path> entries = entries();
        assertThat(entries).hasSize(2);
        Files.copy(entries.get(0), entries.get(1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(earlier(run(two, options(GatePolicy.STANDARD, null, null, cache(Use.READ)))))
                .hasSize(1);
        assertThat(lines).anyMatch(line -> line.contains("since it is no passing verdict on"));
    }

    @Test
    void a_cache_that_is_only_read_stays_as_it_is() throws IOException {
        run(List.of(ScriptedSubjects.Clean.class), options(GatePolicy.STANDARD, null, null, cache(Use.READ)));
        assertThat(entries()).isEmpty();
    }

    @Test
    void the_policy_of_project_and_subject_is_in_the_evidence() {
        Baseline baseline =
                new Baseline(Map.of(ScriptedSubjects.Refuted.class.getName(), Set.of(Symptom.WRONG_ANSWER)));
        GatePolicy policy = new GatePolicy(GatePolicy.STANDARD.failing(), null, baseline);
        Map<String, SubjectEvidence> found = run(
                List.of(ScriptedSubjects.Refuted.class, ScriptedSubjects.Demanding.class, ScriptedSubjects.Clean.class),
                options(policy, null, null, NO_CACHE));

        assertThat(found.get("Refuted").policy()).isEqualTo(new PolicyRuling(true, "the baseline has wrong answer"));
        assertThat(found.get("Refuted").passes()).isTrue();
        assertThat(found.get("Demanding").verdict()).isEqualTo(Verdict.PROVED);
        assertThat(found.get("Demanding").passes()).isFalse();
        assertThat(found.get("Clean").policy()).isNull();
    }

    @Test
    void what_the_time_budget_leaves_out_is_inconclusive_and_says_why() {
        Map<String, SubjectEvidence> found = run(
                List.of(ScriptedSubjects.Slow.class),
                options(GatePolicy.STANDARD, Duration.ofSeconds(3), null, NO_CACHE));

        assertThat(found.get("Slow").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(found.get("Slow").engines())
                .filteredOn(answer -> answer.engine() == EngineName.LINCHECK)
                .extracting(EngineEvidence::finding)
                .containsExactly(new Finding.Inconclusive("the time budget of 3 s (turnstile.budget) was used up"));
    }

    @Test
    void each_part_says_which_it_is_and_of_what() {
        List<Class<?>> subjects =
                List.of(ScriptedSubjects.Proved.class, ScriptedSubjects.Clean.class, ScriptedSubjects.Demanding.class);
        List<CampaignManifest> manifests = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            run(subjects, options(GatePolicy.STANDARD, null, new ShardChoice(i, 2, Costs.UNKNOWN), NO_CACHE));
            manifests.add(EvidenceFiles.readManifest(directory.resolve("evidence/" + EvidenceFiles.MANIFEST)));
        }

        assertThat(manifests.stream().flatMap(manifest -> manifest.subjects().stream()))
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(manifests)
                .extracting(manifest -> String.valueOf(manifest.shard()))
                .containsExactly("1/2", "2/2");
        assertThat(manifests.stream().map(CampaignManifest::shard).map(Objects::requireNonNull))
                .extracting(CampaignManifest.Shard::classes, CampaignManifest.Shard::plan)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(
                        Objects.requireNonNull(manifests.get(0).shard()).classes(),
                        Objects.requireNonNull(manifests.get(0).shard()).plan()));
    }

    private static List<String> earlier(Map<String, SubjectEvidence> found) {
        return found.values().stream()
                .filter(evidence -> evidence.earlier() != null)
                .map(SubjectEvidence::simpleName)
                .toList();
    }

    private List<Path> entries() throws IOException {
        Path cache = directory.resolve("cache");
        if (!Files.exists(cache)) return List.of();
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        }
    }

    private CacheChoice cache(Use use) {
        return new CacheChoice(use, directory.resolve("cache"));
    }

    private CampaignOptions options(
            GatePolicy policy, @Nullable Duration budget, @Nullable ShardChoice shard, CacheChoice cache) {
        return new CampaignOptions(
                List.of(),
                Set.of(EngineName.values()),
                Budget.QUICK,
                1,
                null,
                directory.resolve("evidence"),
                Path.of("").toAbsolutePath(),
                policy,
                budget,
                shard,
                MutationChoice.OFF,
                cache,
                ReplayCommand.orDefault(null));
    }

    private Map<String, SubjectEvidence> run(List<Class<?>> subjects, CampaignOptions options) {
        Set<EngineName> engines = subjects.stream()
                .map(subject -> Objects.requireNonNull(DECIDING.get(subject)))
                .collect(Collectors.toSet());
        List<EngineLaunch> launches = ScriptedEngine.launches().stream()
                .filter(launch -> engines.contains(launch.name()))
                .toList();
        Selection selection = Selection.of(subjects, List.of()).part(options.shard());
        Campaign campaign = Campaign.start(selection, options, launches, lines::add);
        assertThat(campaign.end().orTimeout(120, TimeUnit.SECONDS).join()).isTrue();
        return EvidenceFiles.evidence(options.evidence()).stream()
                .collect(Collectors.toMap(SubjectEvidence::simpleName, Function.identity()));
    }
}
