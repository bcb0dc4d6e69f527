package dev.turnstile.evidence;

import dev.turnstile.evidence.SubjectEvidence.Origin;
import java.util.List;

/**
 * What a campaign set out to do, written before anything runs: whoever reads the evidence can tell a subject that is missing from one
 * that was never meant to be there.
 *
 * @param schema version of this form
 * @param subjects binary names of the subjects that were to be checked, each of which has to have its evidence file
 * @param engines the engines that were to check them
 * @param origin where and how
 * @param startedAt when it began: {@code 2025-03-01T12:00:00Z}
 * @param narrowed whether options left out subjects or engines that the campaign would have had without them
 */
public record CampaignManifest(
        int schema,
        List<String> subjects,
        List<EngineName> engines,
        Origin origin,
        String startedAt,
        boolean narrowed) {
    public CampaignManifest {
        subjects = List.copyOf(subjects);
        engines = List.copyOf(engines);
    }
}
