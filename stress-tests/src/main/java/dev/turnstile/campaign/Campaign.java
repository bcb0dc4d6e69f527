package dev.turnstile.campaign;

import dev.turnstile.campaign.cache.CacheChoice.Use;
import dev.turnstile.campaign.cache.Fingerprints;
import dev.turnstile.campaign.cache.VerdictCache;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.Selection;
import dev.turnstile.campaign.schedule.EngineLaunch;
import dev.turnstile.campaign.schedule.SubjectCheck;
import dev.turnstile.campaign.schedule.TimeLeft;
import dev.turnstile.campaign.shard.ShardChoice;
import dev.turnstile.campaign.verdict.Ruling;
import dev.turnstile.campaign.verdict.VerdictRule;
import dev.turnstile.classpath.Digest;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.Programs;
import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.CampaignManifest.Shard;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.FaultKind;
import dev.turnstile.evidence.Printable;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.DeclaredFault;
import dev.turnstile.evidence.SubjectEvidence.Earlier;
import dev.turnstile.evidence.SubjectEvidence.Origin;
import dev.turnstile.evidence.SubjectEvidence.Source;
import dev.turnstile.launch.Scratch;
import dev.turnstile.processors.Processors;
import dev.turnstile.spec.Broken;
import dev.turnstile.worker.WorkerPool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks subjects under each engine while the caller goes on, and writes the evidence of each subject as soon as it has a verdict.
 *
 * <p>Two queues share the machine. The background queue holds work that does not depend on its speed: preparations, and engines that
 * say so. It takes the time that the others leave, and they leave much, since threads that race also wait. Once the background is done
 * with a subject, the other engines check it.
 */
public final class Campaign {
    /** The number of parts into which a processor's time is divided. */
    private static final int SHARES = 3;

    /** The number of these parts for an engine that mostly waits. */
    private static final int SHARES_OF_WHO_WAITS = 2;

    private final CampaignOptions options;
    private final List<EngineLaunch> engines;
    private final List<SubjectCheck> checks;
    private final WorkerPool front;
    private final WorkerPool background;
    private final Path shelf = Scratch.make();
    private final Origin origin;
    private final SourceFinder sources;
    private final ProgressLines lines;
    private final TimeLeft timeLeft;
    private final MutantStage mutants;
    private final VerdictCache cache;
    private final @Nullable Shard shard;
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();
    private CompletableFuture<Boolean> end = new CompletableFuture<>();

    private Campaign(Selection selection, CampaignOptions options, List<EngineLaunch> engines, Consumer<String> out) {
        this.options = options;
        this.engines = engines.stream()
                .filter(e -> options.engines().contains(e.name()))
                .toList();
        this.checks = selection.chosen().stream()
                .map(d -> new SubjectCheck(d, options, shelf))
                .toList();
        int slots = Math.max(2, Processors.COUNT); // two take turns on one processor as well as one does
        this.front = new WorkerPool(SHARES * slots);
        this.background = new WorkerPool(slots);
        this.origin = new Origin(
                options.budget().profile(),
                options.seed(),
                System.getProperty("java.version"),
                Processors.COUNT,
                System.getProperty("os.arch"),
                options.replayCommand().text());
        boolean readsClasses = options.cache().use() != Use.OFF || options.shard() != null;
        Optional<Fingerprints> fingerprints =
                readsClasses ? Optional.of(Fingerprints.of(selection.plan())) : Optional.empty();
        this.cache = new VerdictCache(options.cache(), fingerprints, Circumstances.text(options, origin), out);
        ShardChoice part = options.shard();
        this.shard = part == null
                ? null
                : fingerprints.map(all -> shard(part, selection.plan(), all)).orElse(null);
        this.sources = new SourceFinder(options.root());
        this.lines = new ProgressLines(
                out, selection.chosen().stream().map(Declaration::name).toList());
        this.timeLeft = new TimeLeft(this.engines);
        this.mutants = MutantStage.of(options, this.engines, front, background, shelf);
    }

    /**
     * Starts a campaign. Its workers end with it, or with this JVM.
     *
     * @param engines all engines; the options choose some of them
     * @param out takes a line at a time
     */
    public static Campaign start(
            Selection selection, CampaignOptions options, List<EngineLaunch> engines, Consumer<String> out) {
        Campaign campaign = new Campaign(selection, options, engines, line -> out.accept(Printable.sentence(line)));
        campaign.announce(selection.narrowed() || campaign.engines.size() < engines.size());
        // First, since the order needs the code of each subject, which takes longer to read than a verdict.
        List<SubjectCheck> unknown = campaign.inOrder(campaign.checks.stream()
                .filter(check -> !campaign.recall(check))
                .toList());
        unknown.forEach(campaign::submit);
        unknown.forEach(check -> check.conclude(answers -> campaign.conclude(check, answers)));
        campaign.endWithAll();
        return campaign;
    }

    /** Returns the checks, in the order of the subjects. */
    public List<SubjectCheck> checks() {
        return checks;
    }

    /** Returns a future that is done when all verdicts are there and the workers are gone, also after a failure. */
    public CompletableFuture<Boolean> end() {
        return end;
    }

    private void announce(boolean narrowed) {
        CampaignManifest manifest = new CampaignManifest(
                SubjectEvidence.SCHEMA,
                checks.stream().map(c -> c.declaration().subject().getName()).toList(),
                engines.stream().map(EngineLaunch::name).toList(),
                origin,
                startedAt(),
                narrowed,
                shard);
        EvidenceFiles.begin(options.evidence(), manifest);
        lines.started(options, engines, origin.cpus());
    }

    /**
     * Puts the checks that leave room for others first, so that the background is well ahead when the checks come that need all processors.
     */
    private List<SubjectCheck> inOrder(List<SubjectCheck> some) {
        Map<Boolean, List<SubjectCheck>> byRoom = some.stream()
                .collect(Collectors.partitioningBy(check -> engines.stream().anyMatch(e -> isAlone(e, check))));
        return Stream.of(false, true)
                .flatMap(alone -> byRoom.getOrDefault(alone, List.of()).stream())
                .toList();
    }

    private static boolean isAlone(EngineLaunch engine, SubjectCheck check) {
        return !engine.inBackground() && engine.alone(check.declaration());
    }

    private void submit(SubjectCheck check) {
        List<CompletableFuture<?>> before = new ArrayList<>();
        for (EngineLaunch engine : engines) before.add(check.prepare(engine, background));
        for (EngineLaunch engine : engines) {
            if (engine.inBackground())
                before.add(submit(check, engine, background, CompletableFuture.completedFuture(null)));
        }
        CompletableFuture<?> ready = CompletableFuture.allOf(before.toArray(CompletableFuture<?>[]::new));
        for (EngineLaunch engine : engines) {
            if (engine.inBackground()) continue;
            CompletableFuture<?> unused = submit(check, engine, front, ready);
        }
    }

    private CompletableFuture<EngineEvidence> submit(
            SubjectCheck check, EngineLaunch engine, WorkerPool pool, CompletableFuture<?> before) {
        int slots = slots(check, engine, pool);
        int sideBySide = pool.slots() / slots;
        timeLeft.expect(engine.name(), sideBySide);
        return check.submit(engine, slots, pool, before, answer -> timeLeft.add(answer, sideBySide));
    }

    private static int slots(SubjectCheck check, EngineLaunch engine, WorkerPool pool) {
        if (engine.inBackground()) return 1;
        return isAlone(engine, check) ? pool.slots() : SHARES_OF_WHO_WAITS;
    }

    /** Takes what an earlier campaign found of a subject, if that still holds. */
    private boolean recall(SubjectCheck check) {
        Optional<SubjectEvidence> earlier = cache.find(check.declaration());
        earlier.ifPresent(evidence -> check.recall(publish(check, evidence)));
        return earlier.isPresent();
    }

    private void endWithAll() {
        @Nullable
        TimeBudget limit = options.timeBudget() == null
                ? null
                : TimeBudget.start(options.timeBudget(), List.of(front, background));
        end = CompletableFuture.allOf(checks.stream().map(SubjectCheck::verdict).toArray(CompletableFuture<?>[]::new))
                .handle((all, failure) -> {
                    if (limit != null) limit.cancel();
                    lines.ended(Duration.ofNanos(System.nanoTime() - startNanos));
                    front.close();
                    background.close();
                    mutants.close();
                    Scratch.delete(shelf);
                    return failure == null;
                });
    }

    /** Finds the verdict; if that is that the subject is right, then how many mutants of it are exposed. */
    private CompletableFuture<SubjectEvidence> conclude(SubjectCheck check, List<EngineEvidence> answers) {
        SubjectEvidence evidence = judge(check, answers);
        return mutants.of(check.declaration(), evidence).thenApply(all -> {
            cache.put(
                    check.declaration(),
                    all,
                    () -> new Earlier(startedAt(), VerdictCache.here(System.getenv(), Circumstances.machine())));
            return publish(check, all);
        });
    }

    private SubjectEvidence judge(SubjectCheck check, List<EngineEvidence> answers) {
        Declaration declaration = check.declaration();
        Ruling ruling = VerdictRule.decide(check.declaredFault(), Programs.missing(declaration.subject()), answers);
        return new SubjectEvidence(
                SubjectEvidence.SCHEMA,
                declaration.subject().getName(),
                declaration.contract().getName(),
                declaration.model().getName(),
                declaration.broken().map(Campaign::fault).orElse(null),
                declaration.remedy().orElse(null),
                ruling.verdict(),
                ruling.reason(),
                answers,
                origin,
                sources(declaration));
    }

    /** Lets the project's policy rule, and writes the evidence. */
    private SubjectEvidence publish(SubjectCheck check, SubjectEvidence found) {
        SubjectEvidence evidence = options.ruling(found, check.declaration().subject())
                .map(found::ruled)
                .orElse(found);
        EvidenceFiles.write(options.evidence(), evidence);
        lines.finished(evidence, timeLeft.estimate());
        return evidence;
    }

    private String startedAt() {
        return start.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Shard shard(ShardChoice choice, List<Declaration> plan, Fingerprints fingerprints) {
        Digest names = new Digest();
        plan.stream().map(d -> d.subject().getName()).sorted().forEach(names::add);
        return new Shard(choice.index(), choice.of(), names.toString(), fingerprints.ofAll(plan));
    }

    private static DeclaredFault fault(Broken broken) {
        return new DeclaredFault(
                FaultKind.of(broken.fault()),
                broken.because(),
                named(broken.fixedBy()).map(Class::getName).orElse(null),
                named(broken.see()).map(Class::getName).orElse(null));
    }

    private static Optional<Class<?>> named(Class<?> subject) {
        return subject == void.class ? Optional.empty() : Optional.of(subject);
    }

    private List<Source> sources(Declaration declaration) {
        return Stream.concat(
                        Stream.of(declaration.subject()),
                        declaration.broken().flatMap(broken -> named(broken.fixedBy())).stream())
                .flatMap(type -> sources.of(type).stream())
                .toList();
    }
}
