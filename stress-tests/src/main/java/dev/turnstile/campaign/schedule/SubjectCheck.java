package dev.turnstile.campaign.schedule;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.policy.GatePolicy;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.FaultKind;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.spec.Broken;
import dev.turnstile.worker.Task;
import dev.turnstile.worker.Task.Purpose;
import dev.turnstile.worker.WorkerKind;
import dev.turnstile.worker.WorkerPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The check of one subject in a running campaign: what its engines answer, as they answer it. */
public final class SubjectCheck {
    private final Declaration declaration;
    private final CampaignOptions options;
    private final Path shelf;
    private final Map<EngineName, CompletableFuture<EngineEvidence>> answers = new EnumMap<>(EngineName.class);
    private final Queue<EngineEvidence> soFar = new ConcurrentLinkedQueue<>();
    private CompletableFuture<SubjectEvidence> verdict =
            CompletableFuture.failedFuture(new IllegalStateException("no engine was asked"));

    /** @param shelf where workers leave scenarios for each other */
    public SubjectCheck(Declaration declaration, CampaignOptions options, Path shelf) {
        this.declaration = declaration;
        this.options = options;
        this.shelf = shelf;
    }

    /** The subject. */
    public Declaration declaration() {
        return declaration;
    }

    /** Each engine's answer, when it is there; in the order of {@link EngineName}. */
    public Map<EngineName, CompletableFuture<EngineEvidence>> answers() {
        return Collections.unmodifiableMap(answers);
    }

    /** All answers and the verdict, when it is there and written. */
    public CompletableFuture<SubjectEvidence> verdict() {
        return verdict;
    }

    /** The fault that the subject is known to carry; {@code null} where it claims to be right. */
    @Nullable
    public FaultKind declaredFault() {
        return declaration.broken().map(Broken::fault).map(FaultKind::of).orElse(null);
    }

    /** Queues what an engine can do beforehand. Where that fails, its check does it all, and says what is wrong. */
    public CompletableFuture<?> prepare(EngineLaunch engine, WorkerPool pool) {
        return engine.preparation()
                .filter(kind -> options.replay() == null)
                .map(kind -> pool.submit(kind, 1, () -> Optional.of(task(Purpose.PREPARE, options.budget()))))
                .orElse(CompletableFuture.completedFuture(Optional.empty()))
                .handle((done, failure) -> done);
    }

    /**
     * Queues an engine's work as soon as something else is done.
     *
     * @param slots how many processors each part of it takes
     */
    public CompletableFuture<EngineEvidence> submit(
            EngineLaunch engine,
            int slots,
            WorkerPool pool,
            CompletableFuture<?> before,
            Consumer<EngineEvidence> onAnswer) {
        CompletableFuture<EngineEvidence> answer = before.thenCompose(done -> queue(engine, slots, pool))
                .thenApply(evidence -> {
                    soFar.add(evidence);
                    onAnswer.accept(evidence);
                    return evidence;
                });
        answers.put(engine.name(), answer);
        return answer;
    }

    private CompletableFuture<EngineEvidence> queue(EngineLaunch engine, int slots, WorkerPool pool) {
        List<CompletableFuture<Optional<EngineEvidence>>> parts = new ArrayList<>();
        for (WorkerKind kind : engine.parts(declaration, options)) {
            List<CompletableFuture<Optional<EngineEvidence>>> before = List.copyOf(parts);
            parts.add(pool.submit(
                    kind,
                    slots,
                    () -> before.stream().anyMatch(this::violated) || !before.isEmpty() && isRefuted()
                            ? Optional.empty()
                            : Optional.of(task(Purpose.CHECK, budget()))));
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> engine.merge(
                        parts.stream().flatMap(p -> p.join().stream()).toList()));
    }

    /** Takes what an earlier campaign found, instead of asking engines. */
    public void recall(SubjectEvidence evidence) {
        evidence.engines().forEach(answer -> answers.put(answer.engine(), CompletableFuture.completedFuture(answer)));
        verdict = CompletableFuture.completedFuture(evidence);
    }

    /** Returns what the project makes of verdicts. */
    public GatePolicy policy() {
        return options.policy();
    }

    /** Says what to make of the answers; to be called when all engines' work is queued. */
    public void conclude(Function<List<EngineEvidence>, CompletableFuture<SubjectEvidence>> conclusion) {
        List<CompletableFuture<EngineEvidence>> all = List.copyOf(answers.values());
        verdict = CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                .thenCompose(done -> conclusion.apply(
                        all.stream().map(CompletableFuture::join).toList()));
    }

    private boolean violated(CompletableFuture<Optional<EngineEvidence>> part) {
        return part.join().filter(e -> e.finding() instanceof Finding.Violated).isPresent();
    }

    private Task task(Purpose purpose, Budget budget) {
        return new Task(
                purpose,
                declaration.subject().getName(),
                budget,
                options.budget().guard(),
                options.seed(),
                shelf.toString(),
                options.replay(),
                List.of());
    }

    /**
     * Once a claim has been refuted, or a declared fault exposed, the other engines only fill the matrix; once a claim has been proved,
     * they support it.
     */
    private Budget budget() {
        FaultKind declared = declaredFault();
        if (isRefuted()) return SmallerBudget.onceRefuted(options.budget());
        if (declared == null)
            return any(Finding.Exhausted.class::isInstance)
                    ? SmallerBudget.onceProved(options.budget())
                    : options.budget();
        boolean exposed = any(f -> f instanceof Finding.Violated v
                && declared.showsAs(v.counterexample().symptom()));
        return exposed ? SmallerBudget.onceExposed(options.budget()) : options.budget();
    }

    /** Whether a claim has been refuted: what one engine finds in different ways is then worth finding in one. */
    private boolean isRefuted() {
        return declaredFault() == null && any(Finding.Violated.class::isInstance);
    }

    private boolean any(Predicate<Finding> of) {
        return soFar.stream().map(EngineEvidence::finding).anyMatch(of);
    }
}
