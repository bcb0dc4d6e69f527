package dev.turnstile.campaign.mutants;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.schedule.EngineLaunch;
import dev.turnstile.campaign.schedule.LaunchWithClasses;
import dev.turnstile.classpath.ClassDirectory;
import dev.turnstile.code.Reach;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.mutation.Mutants;
import dev.turnstile.mutation.operator.Mutation;
import dev.turnstile.mutation.operator.Operators;
import dev.turnstile.scenario.Operation;
import dev.turnstile.worker.Task;
import dev.turnstile.worker.WorkerKind;
import dev.turnstile.worker.WorkerPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Gives the mutants of subjects to workers: each to one engine after the other, until one exposes it. */
public final class MutantChecks {
    private final CampaignOptions options;
    private final List<EngineLaunch> engines;
    private final WorkerPool pool;
    private final Path directory;
    private final Path shelf;

    /**
     * @param engines those that look for mutants, the cheapest first
     * @param directory where mutants are put
     * @param shelf where workers leave scenarios for each other
     */
    public MutantChecks(
            CampaignOptions options, List<EngineLaunch> engines, WorkerPool pool, Path directory, Path shelf) {
        this.options = options.withBudget(MutantBudget.of(options.budget()));
        this.engines = engines.stream()
                .<EngineLaunch>map(engine -> new LaunchWithClasses(engine, directory, List.of()))
                .toList();
        this.pool = pool;
        this.directory = directory;
        this.shelf = shelf;
    }

    /** Checks all mutants of a subject. */
    public CompletableFuture<MutationEvidence> of(Declaration subject) {
        Optional<String> obstacle = Reach.acrossProcesses(subject);
        if (obstacle.isPresent()) return CompletableFuture.completedFuture(MutationEvidence.none(obstacle.get()));
        Mutants mutants = Mutants.of(
                subject.subject(),
                subject.operations().stream().map(Operation::method).toList(),
                Operators.all());
        ClassDirectory classes = new ClassDirectory(directory, subject.subject().getClassLoader());
        List<Mutation> mutations = mutants.mutations();
        List<CompletableFuture<MutantCheck>> checks = new ArrayList<>();
        for (int i = 0; i < mutations.size(); i++) {
            String name = mutants.write(i, classes);
            CompletableFuture<MutantCheck> check =
                    CompletableFuture.completedFuture(new MutantCheck(mutations.get(i), System.getProperty("os.arch")));
            for (EngineLaunch engine : engines)
                check = check.thenCompose(mutant -> mutant.isDecided()
                        ? CompletableFuture.completedFuture(mutant)
                        : ask(engine, subject, name, mutant));
            checks.add(check);
        }
        return CompletableFuture.allOf(checks.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> new MutationEvidence(
                        checks.stream().map(check -> check.join().evidence()).toList(),
                        mutants.unreached(),
                        mutants.same(),
                        null));
    }

    private CompletableFuture<MutantCheck> ask(
            EngineLaunch engine, Declaration subject, String name, MutantCheck mutant) {
        int slots = engine.inBackground() || !engine.alone(subject) ? 1 : pool.slots();
        List<CompletableFuture<Optional<EngineEvidence>>> parts = new ArrayList<>();
        for (WorkerKind kind : engine.parts(subject, options))
            parts.add(pool.submit(kind, slots, () -> Optional.of(task(name))));
        return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> {
                    mutant.add(engine.merge(
                            parts.stream().flatMap(part -> part.join().stream()).toList()));
                    return mutant;
                });
    }

    private Task task(String name) {
        return new Task(
                Task.Purpose.CHECK,
                name,
                options.budget(),
                options.budget().guard(),
                options.seed(),
                shelf.toString(),
                null);
    }
}
