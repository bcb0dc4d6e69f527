package dev.turnstile.campaign.mutants;

import dev.turnstile.adapter.Adapts;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.schedule.EngineLaunch;
import dev.turnstile.campaign.schedule.LaunchWithClasses;
import dev.turnstile.campaign.schedule.SmallerBudget;
import dev.turnstile.classpath.ClassDirectory;
import dev.turnstile.code.calls.Reach;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.ExceptionText;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.MutantEvidence;
import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.mutation.Mutants;
import dev.turnstile.mutation.operator.Mutation;
import dev.turnstile.mutation.operator.Operators;
import dev.turnstile.program.Run;
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
    private final WorkerPool front;
    private final WorkerPool background;
    private final Path directory;
    private final Path shelf;

    /**
     * @param engines those that look for mutants, the cheapest first
     * @param front takes those engines that need the processors to themselves
     * @param background takes the others
     * @param directory where mutants are put
     * @param shelf where workers leave scenarios for each other
     */
    public MutantChecks(
            CampaignOptions options,
            List<EngineLaunch> engines,
            WorkerPool front,
            WorkerPool background,
            Path directory,
            Path shelf) {
        this.options = options.withBudget(SmallerBudget.ofMutant(options.budget()));
        this.engines = engines.stream()
                .<EngineLaunch>map(engine -> new LaunchWithClasses(engine, directory, List.of()))
                .toList();
        this.front = front;
        this.background = background;
        this.directory = directory;
        this.shelf = shelf;
    }

    /** Checks all mutants of a subject. If they cannot be made, the evidence says why. */
    public CompletableFuture<MutationEvidence> of(Declaration subject) {
        try {
            Optional<String> obstacle = obstacle(subject);
            if (obstacle.isPresent()) return none(obstacle.get());
            Mutants mutants = mutants(subject);
            return check(subject, mutants);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return none("they cannot be made: " + ExceptionText.of(e));
        }
    }

    private static CompletableFuture<MutationEvidence> none(String obstacle) {
        return CompletableFuture.completedFuture(MutationEvidence.none(obstacle));
    }

    private static Optional<String> obstacle(Declaration subject) {
        if (subject.contract() == Run.class) return Optional.of("mutants of whole programs are not made");
        return Reach.acrossProcesses(subject);
    }

    private static Mutants mutants(Declaration subject) throws ClassNotFoundException {
        Class<?> type = subject.subject();
        Adapts adapts = type.getAnnotation(Adapts.class);
        if (adapts == null)
            return Mutants.of(
                    type, subject.operations().stream().map(Operation::method).toList(), Operators.all());
        Class<?> adapted = Class.forName(adapts.value(), false, type.getClassLoader());
        return Mutants.of(type, adapts.value(), List.of(adapted.getMethods()), Operators.all());
    }

    /** A copy without a fault is checked first: if that is refuted, the refutation of a mutant would mean nothing. */
    private CompletableFuture<MutationEvidence> check(Declaration subject, Mutants mutants) {
        if (mutants.mutations().isEmpty())
            return CompletableFuture.completedFuture(
                    new MutationEvidence(List.of(), mutants.unreached(), mutants.same(), null));
        ClassDirectory classes = new ClassDirectory(directory, subject.subject().getClassLoader());
        String copy = mutants.writeOriginal(classes);
        return ask(engines.get(0), subject, task(copy, Task.Purpose.CHECK, List.of()))
                .thenCompose(answer -> answer.finding() instanceof Finding.Violated violated
                        ? none("a copy under another name does not do what the subject does, "
                                + violated.counterexample().symptom().label())
                        : checkAll(subject, mutants, classes));
    }

    private CompletableFuture<MutationEvidence> checkAll(Declaration subject, Mutants mutants, ClassDirectory classes) {
        List<CompletableFuture<MutantEvidence>> checks = new ArrayList<>();
        for (int i = 0; i < mutants.mutations().size(); i++)
            checks.add(check(
                    subject,
                    mutants.mutations().get(i),
                    task(mutants.write(i, classes), Task.Purpose.EXPOSE, mutants.operations(i))));
        return CompletableFuture.allOf(checks.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> new MutationEvidence(
                        checks.stream().map(CompletableFuture::join).toList(),
                        mutants.unreached(),
                        mutants.same(),
                        null));
    }

    private CompletableFuture<MutantEvidence> check(Declaration subject, Mutation mutation, Task task) {
        MutantCheck mutant = new MutantCheck(mutation, System.getProperty("os.arch"));
        CompletableFuture<?> check = CompletableFuture.completedFuture(null);
        for (EngineLaunch engine : engines)
            check = check.thenCompose(done -> mutant.isDecided() || !mutant.isFor(engine.name())
                    ? CompletableFuture.completedFuture(null)
                    : ask(engine, subject, task).thenAccept(mutant::add));
        return check.thenApply(done -> mutant.evidence());
    }

    private CompletableFuture<EngineEvidence> ask(EngineLaunch engine, Declaration subject, Task task) {
        WorkerPool pool = engine.inBackground() ? background : front;
        int slots = !engine.inBackground() && engine.alone(subject) ? pool.slots() : 1;
        List<CompletableFuture<Optional<EngineEvidence>>> parts = new ArrayList<>();
        for (WorkerKind kind : engine.parts(subject, options))
            parts.add(pool.submit(kind, slots, () -> Optional.of(task)));
        return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> engine.merge(
                        parts.stream().flatMap(part -> part.join().stream()).toList()));
    }

    private Task task(String name, Task.Purpose purpose, List<String> operations) {
        return new Task(
                purpose,
                name,
                options.budget(),
                options.budget().guard(),
                options.seed(),
                shelf.toString(),
                null,
                operations);
    }
}
