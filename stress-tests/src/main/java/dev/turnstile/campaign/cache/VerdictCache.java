package dev.turnstile.campaign.cache;

import dev.turnstile.campaign.cache.CacheChoice.Use;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.evidence.EvidenceException;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.Earlier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Evidence of earlier campaigns, each file named after the fingerprint of what it depends on. Only verdicts that pass are kept. */
public final class VerdictCache {
    private final CacheChoice choice;
    private final Optional<Fingerprints> fingerprints;
    private final String circumstances;
    private final Consumer<String> out;

    /**
     * Creates one.
     *
     * @param fingerprints of the class path; empty if the cache is not used
     * @param circumstances what else verdicts depend on: options, the JDK, the machine's kind
     * @param out takes a line about each entry that cannot be used
     */
    public VerdictCache(
            CacheChoice choice, Optional<Fingerprints> fingerprints, String circumstances, Consumer<String> out) {
        this.choice = choice;
        this.fingerprints = fingerprints;
        this.circumstances = circumstances;
        this.out = out;
    }

    /** Returns the evidence of a subject that still holds; empty if there is none. */
    public Optional<SubjectEvidence> find(Declaration subject) {
        return choice.use() == Use.OFF
                ? Optional.empty()
                : name(subject)
                        .map(choice.directory()::resolve)
                        .filter(Files::exists)
                        .flatMap(file -> read(file, subject));
    }

    private Optional<SubjectEvidence> read(Path file, Declaration subject) {
        try {
            SubjectEvidence found = EvidenceFiles.read(file);
            boolean own = found.subject().equals(subject.subject().getName());
            if (own && found.verdict().passes() && found.earlier() != null) return Optional.of(found);
            out.accept(
                    "Turnstile: " + file + " is left out, since it is no passing verdict on " + subject.name() + ".");
        } catch (EvidenceException e) {
            out.accept("Turnstile: a cached verdict is left out: " + e.getMessage());
        }
        return Optional.empty();
    }

    /**
     * Keeps what was found of a subject, if the cache may be written and the verdict passes.
     *
     * @param campaign the one that found it; asked for only if the evidence is kept, since to name a machine may take seconds
     */
    public void put(Declaration subject, SubjectEvidence evidence, Supplier<Earlier> campaign) {
        if (choice.use() != Use.WRITE || !evidence.verdict().passes() || evidence.earlier() != null) return;
        name(subject).ifPresent(name -> EvidenceFiles.write(choice.directory(), name, evidence.from(campaign.get())));
    }

    private Optional<String> name(Declaration subject) {
        return fingerprints
                .flatMap(all -> all.of(subject, circumstances))
                .map(fingerprint -> fingerprint + ".evidence.json");
    }

    /** Returns the address of a CI job, by the variables that CI systems set, or else the name of the machine. */
    public static String here(Map<String, String> environment, String machine) {
        String github = environment.get("GITHUB_RUN_ID") == null
                ? null
                : environment.get("GITHUB_SERVER_URL") + "/" + environment.get("GITHUB_REPOSITORY") + "/actions/runs/"
                        + environment.get("GITHUB_RUN_ID");
        return Optional.ofNullable(github)
                .or(() -> Optional.ofNullable(environment.get("CI_JOB_URL")))
                .or(() -> Optional.ofNullable(environment.get("BUILD_URL")))
                .orElse(machine);
    }
}
