package dev.turnstile.reports.input;

import dev.turnstile.evidence.CampaignManifest;
import dev.turnstile.evidence.EvidenceException;
import dev.turnstile.evidence.EvidenceFiles;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads evidence directories, and puts the parts of a campaign that ran on several machines together. */
public final class EvidenceReader {
    private EvidenceReader() {}

    /**
     * Returns the campaign in one or more directories: announced subjects add up; of a subject that was checked twice the worse verdict
     * counts.
     *
     * @throws EvidenceException if a directory or a file cannot be used, or if parts of a campaign do not belong together: what, where, and
     *     what to do
     */
    public static CampaignEvidence read(List<Path> directories) {
        List<CampaignManifest> manifests = new ArrayList<>();
        for (Path directory : directories) {
            List<CampaignManifest> found = EvidenceFiles.manifests(directory);
            if (found.isEmpty()) {
                throw new EvidenceException(
                        "There is no " + EvidenceFiles.MANIFEST + " in " + directory.toAbsolutePath()
                                + ", so the announced subjects are unknown. Run the campaign first.");
            }
            manifests.addAll(found);
        }
        return merged(manifests, directories, EvidenceFiles::evidence);
    }

    /**
     * Returns the campaigns in some directories, but not in those below them, as one.
     *
     * @param directories at least one, each with a manifest
     * @throws EvidenceException if a file cannot be used: what, where, and what to do
     */
    public static CampaignEvidence readEach(List<Path> directories) {
        List<CampaignManifest> manifests = directories.stream()
                .map(directory -> EvidenceFiles.readManifest(directory.resolve(EvidenceFiles.MANIFEST)))
                .toList();
        return merged(manifests, directories, EvidenceFiles::evidenceOf);
    }

    private static CampaignEvidence merged(
            List<CampaignManifest> manifests,
            List<Path> directories,
            Function<Path, List<SubjectEvidence>> evidenceIn) {
        Shards.requireOnePlan(manifests);
        Map<String, SubjectEvidence> bySubject = new LinkedHashMap<>();
        for (Path directory : directories) {
            for (SubjectEvidence evidence : evidenceIn.apply(directory))
                bySubject.merge(evidence.subject(), evidence, EvidenceReader::worse);
        }
        return new CampaignEvidence(manifests, List.copyOf(bySubject.values()));
    }

    private static SubjectEvidence worse(SubjectEvidence one, SubjectEvidence other) {
        if (one.verdict() == Verdict.PROVED && other.verdict() == Verdict.PROVED) return stronger(one, other);
        boolean otherIsWorse = severity(other.verdict()) > severity(one.verdict());
        SubjectEvidence worse = otherIsWorse ? other : one;
        Verdict dropped = (otherIsWorse ? one : other).verdict();
        return worse.verdict() == dropped
                ? worse
                : worse.noting(
                        "Checked twice; the other verdict was " + dropped + on(otherIsWorse ? one : other) + ".");
    }

    /** One architecture may expose what another does not. */
    private static String on(SubjectEvidence evidence) {
        return evidence.origin().arch() == null
                ? ""
                : ", on " + evidence.origin().arch();
    }

    /** Two proofs never contradict each other, at any levels. */
    private static SubjectEvidence stronger(SubjectEvidence one, SubjectEvidence other) {
        Optional<Level> ofOne = one.level();
        boolean otherIsStronger = other.level()
                .filter(level -> ofOne.isEmpty() || level.compareTo(ofOne.get()) < 0)
                .isPresent();
        return otherIsStronger ? other : one;
    }

    private static int severity(Verdict verdict) {
        return switch (verdict) {
            case NOT_INSTALLED -> -1; // what another machine found out counts
            case EXPOSED -> 0;
            case PROVED -> 1;
            case CLEAN -> 2;
            case INCONCLUSIVE -> 3;
            case MISSED -> 4;
            case MISLABELLED -> 5;
            case REFUTED -> 6;
        };
    }
}
