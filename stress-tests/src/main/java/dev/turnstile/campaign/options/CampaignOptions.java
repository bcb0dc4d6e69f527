package dev.turnstile.campaign.options;

import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.ReplayToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options that a user may choose.
 *
 * @param subjects which subjects; empty for all
 * @param engines which engines
 * @param budget how much to run, by the profile's name
 * @param seed of scenario generation
 * @param replay the counterexample to show again; {@code null} to check subjects
 * @param evidence the directory of the evidence
 * @param root the directory below which sources are found
 */
public record CampaignOptions(
        List<SubjectGlob> subjects,
        Set<EngineName> engines,
        Budget budget,
        long seed,
        @Nullable ReplayToken replay,
        Path evidence,
        Path root) {
    public CampaignOptions {
        subjects = List.copyOf(subjects);
        engines = Set.copyOf(engines);
    }

    /** Returns whether a subject is among those chosen. */
    public boolean chooses(Class<?> subject) {
        return subjects.isEmpty() || subjects.stream().anyMatch(glob -> glob.matches(subject));
    }

    /** Returns the same options with another directory for the evidence. */
    public CampaignOptions withEvidence(Path directory) {
        return new CampaignOptions(subjects, engines, budget, seed, replay, directory, root);
    }
}
