package dev.turnstile.campaign;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.Programs;
import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.DeclaredFault;
import dev.turnstile.evidence.SubjectEvidence.Origin;
import dev.turnstile.evidence.SubjectEvidence.Source;
import dev.turnstile.spec.Broken;
import dev.turnstile.worker.WorkerPool;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Checks subjects in the background: each under each engine, verdict by verdict, the evidence of each written as soon as it is there.
 *
 * <p>Order: first what can run side by side, preparations and engines, for some subjects together, so that no processor idles; then for
 * each of these subjects the engines that need the machine to themselves.
 */
public final class Campaign {
    private static final int SUBJECTS_TOGETHER_PER_SLOT = 8;

    private final CampaignOptions options;
    private final List<EngineLaunch> engines;
    private final List<SubjectCheck> checks;
    private final WorkerPool pool;
    private final Origin origin;
    private final SourceFinder sources;
    private final ProgressLines lines;
    private final TimeLeft timeLeft;
    private final Instant start = Instant.now();
    private CompletableFuture<Boolean> end = new CompletableFuture<>();

    private Campaign(Selection selection, CampaignOptions options, List<EngineLaunch> engines, Consumer<String> out) {
        this.options = options;
        this.engines = engines.stream()
                .filter(e -> options.engines().contains(e.name()))
                .toList();
        this.checks = selection.chosen().stream()
                .map(d -> new SubjectCheck(d, options))
                .toList();
        int cpus = Runtime.getRuntime().availableProcessors();
        this.pool = new WorkerPool(Math.max(2, cpus)); // two take turns on one processor as well as one does
        this.origin = new Origin(options.budget().profile(), options.seed(), System.getProperty("java.version"), cpus);
        this.sources = new SourceFinder(options.root());
        this.lines = new ProgressLines(
                out, selection.chosen().stream().map(Declaration::name).toList());
        this.timeLeft = new TimeLeft(this.engines, checks.size());
    }

    /**
     * Starts a campaign; workers are started with it and end with it, or with this JVM.
     *
     * @param engines all engines there are, of which the options choose
     * @param out takes a line at a time
     */
    public static Campaign start(
            Selection selection, CampaignOptions options, List<EngineLaunch> engines, Consumer<String> out) {
        Campaign campaign = new Campaign(selection, options, engines, out);
        campaign.announce(selection.narrowed() || campaign.engines.size() < engines.size());
        campaign.submitAll();
        campaign.concludeAll();
        return campaign;
    }

    /** The checks, in the order of the subjects. */
    public List<SubjectCheck> checks() {
        return checks;
    }

    /** Done when all verdicts are there and the workers are gone; also when it failed. */
    public CompletableFuture<Boolean> end() {
        return end;
    }

    private void announce(boolean narrowed) {
        CampaignManifest manifest = new CampaignManifest(
                SubjectEvidence.SCHEMA,
                checks.stream().map(c -> c.declaration().subject().getName()).toList(),
                engines.stream().map(EngineLaunch::name).toList(),
                origin,
                start.truncatedTo(ChronoUnit.SECONDS).toString(),
                narrowed);
        EvidenceFiles.begin(options.evidence(), manifest);
        lines.started(options, engines, origin.cpus());
    }

    private void submitAll() {
        int together = SUBJECTS_TOGETHER_PER_SLOT * pool.slots();
        for (int from = 0; from < checks.size(); from += together) {
            List<SubjectCheck> some = checks.subList(from, Math.min(checks.size(), from + together));
            for (EngineLaunch engine : engines) some.forEach(check -> check.prepare(engine, pool));
            List<Launch> launches = some.stream()
                    .flatMap(check -> engines.stream()
                            .map(engine -> new Launch(check, engine, engine.alone(check.declaration()))))
                    .toList();
            for (EngineLaunch engine : engines) {
                launches.stream().filter(l -> !l.alone && l.engine == engine).forEach(this::submit);
            }
            launches.stream().filter(Launch::alone).forEach(this::submit);
        }
    }

    /** A subject for an engine that needs all processors, or one. */
    private record Launch(SubjectCheck check, EngineLaunch engine, boolean alone) {}

    private void submit(Launch launch) {
        int sideBySide = launch.alone ? 1 : pool.slots();
        launch.check.submit(launch.engine, launch.alone, pool, answer -> timeLeft.add(answer, sideBySide));
    }

    private void concludeAll() {
        checks.forEach(check -> check.conclude(answers -> conclude(check, answers)));
        end = CompletableFuture.allOf(checks.stream().map(SubjectCheck::verdict).toArray(CompletableFuture<?>[]::new))
                .handle((all, failure) -> {
                    lines.ended(Duration.between(start, Instant.now()));
                    pool.close();
                    return failure == null;
                });
    }

    private SubjectEvidence conclude(SubjectCheck check, List<EngineEvidence> answers) {
        Declaration declaration = check.declaration();
        Ruling ruling = VerdictRule.decide(check.declaredFault(), Programs.missing(declaration.subject()), answers);
        SubjectEvidence evidence = new SubjectEvidence(
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
        EvidenceFiles.write(options.evidence(), evidence);
        lines.finished(evidence, timeLeft.estimate());
        return evidence;
    }

    private static DeclaredFault fault(Broken broken) {
        return new DeclaredFault(
                broken.fault(),
                broken.because(),
                twin(broken).map(Class::getName).orElse(null));
    }

    private static Optional<Class<?>> twin(Broken broken) {
        return broken.fixedBy() == void.class ? Optional.empty() : Optional.of(broken.fixedBy());
    }

    private List<Source> sources(Declaration declaration) {
        return Stream.concat(Stream.of(declaration.subject()), declaration.broken().flatMap(Campaign::twin).stream())
                .flatMap(type -> sources.of(type).stream())
                .toList();
    }
}
