package dev.turnstile.campaign;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Fault;
import dev.turnstile.worker.Task;
import dev.turnstile.worker.WorkerKind;
import dev.turnstile.worker.WorkerPool;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The check of one subject in a running campaign: what its engines answer, as they answer it. */
public final class SubjectCheck {
    private final Declaration declaration;
    private final CampaignOptions options;
    private final Map<EngineName, CompletableFuture<EngineEvidence>> answers = new EnumMap<>(EngineName.class);
    private final CompletableFuture<SubjectEvidence> verdict = new CompletableFuture<>();

    SubjectCheck(Declaration declaration, CampaignOptions options, List<EngineLaunch> engines) {
        this.declaration = declaration;
        this.options = options;
        for (EngineLaunch engine : engines) answers.put(engine.name(), new CompletableFuture<>());
    }

    /** The subject. */
    public Declaration declaration() {
        return declaration;
    }

    /** Each engine's answer, when it is there; in the order of {@link EngineName}. */
    public Map<EngineName, CompletableFuture<EngineEvidence>> answers() {
        return answers;
    }

    /** All answers and the verdict, when it is there and written. */
    public CompletableFuture<SubjectEvidence> verdict() {
        return verdict;
    }

    /** The fault that the subject is known to carry; {@code null} where it claims to be right. */
    @Nullable Fault declaredFault() {
        return declaration.broken().map(Broken::fault).orElse(null);
    }

    /** Queues an engine's work. */
    void submit(EngineLaunch engine, WorkerPool pool) {
        List<CompletableFuture<Optional<EngineEvidence>>> parts = new ArrayList<>();
        for (WorkerKind kind : engine.parts(options.budget(), options.seed())) {
            List<CompletableFuture<Optional<EngineEvidence>>> before = List.copyOf(parts);
            int slots = engine.alone() ? pool.slots() : 1;
            parts.add(pool.submit(kind, slots, () -> before.stream().anyMatch(this::violated) ? Optional.empty() : Optional.of(task())));
        }
        CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> engine.merge(parts.stream().flatMap(p -> p.join().stream()).toList()))
                .whenComplete((evidence, failure) -> answer(engine.name(), evidence, failure));
    }

    private void answer(EngineName engine, @Nullable EngineEvidence evidence, @Nullable Throwable failure) {
        CompletableFuture<EngineEvidence> answer = answers.get(engine);
        if (answer == null) throw new IllegalStateException("not asked: " + engine);
        if (evidence != null) answer.complete(evidence);
        else answer.completeExceptionally(failure == null ? new IllegalStateException("no answer") : failure);
    }

    private boolean violated(CompletableFuture<Optional<EngineEvidence>> part) {
        return part.join().filter(e -> e.finding() instanceof Finding.Violated).isPresent();
    }

    private Task task() {
        return new Task(declaration.subject().getName(), budget(), options.seed(), options.replay());
    }

    /** Once a declared fault has been exposed, the other engines only fill the matrix. */
    private Budget budget() {
        return isExposed() ? Thrift.applied(options.budget()) : options.budget();
    }

    private boolean isExposed() {
        Fault declared = declaredFault();
        return declared != null
                && answers.values().stream()
                        .filter(a -> a.isDone() && !a.isCompletedExceptionally())
                        .map(CompletableFuture::join)
                        .anyMatch(e -> e.finding() instanceof Finding.Violated v && declared.showsAs(v.counterexample().symptom()));
    }
}
