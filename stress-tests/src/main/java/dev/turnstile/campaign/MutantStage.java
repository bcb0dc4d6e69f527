package dev.turnstile.campaign;

import dev.turnstile.campaign.mutants.MutantChecks;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.schedule.EngineLaunch;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.launch.Scratch;
import dev.turnstile.worker.WorkerPool;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The check of a subject's mutants, which follows its own check if that finds nothing. */
final class MutantStage {
    /** Exploration is the cheapest and sees the most. On real threads the next small fault shows before jcstress has compiled a test. */
    private static final List<EngineName> CHEAPEST_FIRST =
            List.of(EngineName.LINCHECK, EngineName.JQWIK, EngineName.JCSTRESS);

    private static final Set<Verdict> LOOKS_RIGHT = Set.of(Verdict.PROVED, Verdict.CLEAN);

    private final @Nullable MutantChecks checks;
    private final @Nullable Path directory;

    private MutantStage(@Nullable MutantChecks checks, @Nullable Path directory) {
        this.checks = checks;
        this.directory = directory;
    }

    /** Returns one that does nothing where nobody asks for mutants. */
    static MutantStage of(
            CampaignOptions options, List<EngineLaunch> engines, WorkerPool front, WorkerPool background, Path shelf) {
        if (!options.mutation().on()) return new MutantStage(null, null);
        Path directory = Scratch.make();
        List<EngineLaunch> ordered = engines.stream()
                .sorted(Comparator.comparingInt(engine -> CHEAPEST_FIRST.indexOf(engine.name())))
                .toList();
        return new MutantStage(new MutantChecks(options, ordered, front, background, directory, shelf), directory);
    }

    /** Returns a subject's evidence with what became of its mutants, if it has any. */
    CompletableFuture<SubjectEvidence> of(Declaration subject, SubjectEvidence evidence) {
        if (checks == null || !LOOKS_RIGHT.contains(evidence.verdict()))
            return CompletableFuture.completedFuture(evidence);
        return checks.of(subject).thenApply(evidence::with);
    }

    /** Deletes the mutants. */
    void close() {
        if (directory != null) Scratch.delete(directory);
    }
}
