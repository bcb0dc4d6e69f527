package dev.turnstile.evidence;

import dev.turnstile.evidence.SubjectEvidence.Origin;
import java.util.List;

/**
 * The plan of a campaign, written before anything runs. Readers of the evidence can tell a missing subject from one that was never planned.
 *
 * @param schema version of this form
 * @param subjects binary names of the planned subjects; each must have its evidence file
 * @param engines the engines that check them
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
