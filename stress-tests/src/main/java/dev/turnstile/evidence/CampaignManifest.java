package dev.turnstile.evidence;

import dev.turnstile.evidence.SubjectEvidence.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a campaign, written before anything runs. Readers of the evidence can tell a missing subject from one that was never planned.
 *
 * @param schema version of this form
 * @param subjects binary names of the planned subjects; each must have its evidence file
 * @param engines the engines that check them
 * @param origin where and how
 * @param startedAt when it began: {@code 2025-03-01T12:00:00Z}
 * @param narrowed whether options left out subjects or engines that the campaign would have had without them
 * @param shard which part of a plan it is; {@code null} where it is all of it
 */
public record CampaignManifest(
        int schema,
        List<String> subjects,
        List<EngineName> engines,
        Origin origin,
        String startedAt,
        boolean narrowed,
        @Nullable Shard shard) {
    public CampaignManifest {
        subjects = List.copyOf(subjects);
        subjects.forEach(Strict::binaryName);
        Strict.time(startedAt);
        engines = List.copyOf(engines);
    }

    /** Creates one of a whole campaign. */
    public CampaignManifest(
            int schema,
            List<String> subjects,
            List<EngineName> engines,
            Origin origin,
            String startedAt,
            boolean narrowed) {
        this(schema, subjects, engines, origin, startedAt, narrowed, null);
    }

    /**
     * A part of a campaign that runs on several machines.
     *
     * @param index which part, counted from 1
     * @param of how many parts there are
     * @param plan a digest of the names of all subjects of all parts
     * @param classes a digest of the classes of Turnstile and of all subjects of all parts
     */
    public record Shard(int index, int of, String plan, String classes) {
        public Shard {
            Strict.part(index, of);
        }

        @Override
        public String toString() {
            return index + "/" + of;
        }
    }
}
