package dev.turnstile.campaign.options;

import dev.turnstile.campaign.cache.CacheChoice;
import dev.turnstile.campaign.policy.GatePolicy;
import dev.turnstile.campaign.policy.MutationChoice;
import dev.turnstile.campaign.shard.ShardChoice;
import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.PolicyRuling;
import dev.turnstile.evidence.ReplayCommand;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.spec.MinMutationScore;
import dev.turnstile.spec.Requires;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 * @param policy what the project makes of verdicts
 * @param timeBudget the time after which checks that are not done are left out; {@code null} where none is
 * @param shard which part of the subjects to check; {@code null} for all
 * @param mutation whether mutants of subjects are checked, too
 * @param cache whether earlier verdicts are taken, and where they are
 * @param replayCommand the command that shows a counterexample again
 */
public record CampaignOptions(
        List<SubjectGlob> subjects,
        Set<EngineName> engines,
        Budget budget,
        long seed,
        @Nullable ReplayToken replay,
        Path evidence,
        Path root,
        GatePolicy policy,
        @Nullable Duration timeBudget,
        @Nullable ShardChoice shard,
        MutationChoice mutation,
        CacheChoice cache,
        ReplayCommand replayCommand) {
    public CampaignOptions {
        subjects = List.copyOf(subjects);
        engines = Set.copyOf(engines);
    }

    /** Creates options for all of some subjects, without wishes of the project's own. */
    public CampaignOptions(
            List<SubjectGlob> subjects,
            Set<EngineName> engines,
            Budget budget,
            long seed,
            @Nullable ReplayToken replay,
            Path evidence,
            Path root) {
        this(
                subjects,
                engines,
                budget,
                seed,
                replay,
                evidence,
                root,
                GatePolicy.STANDARD,
                null,
                null,
                MutationChoice.OFF,
                CacheChoice.OFF,
                ReplayCommand.orDefault(null));
    }

    /** Returns what the project makes of a subject's verdict; empty if the verdict alone decides. */
    public Optional<PolicyRuling> ruling(SubjectEvidence found, Class<?> subject) {
        Optional<PolicyRuling> ruling = policy.rule(
                found,
                Optional.ofNullable(subject.getAnnotation(Requires.class)).map(Requires::value));
        if (!ruling.map(PolicyRuling::passes).orElse(found.verdict().passes())) return ruling;
        return mutation.rule(
                        found,
                        Optional.ofNullable(subject.getAnnotation(MinMutationScore.class))
                                .map(MinMutationScore::value))
                .or(() -> ruling);
    }

    /** Returns whether a subject is among those chosen. */
    public boolean chooses(Class<?> subject) {
        return subjects.isEmpty() || subjects.stream().anyMatch(glob -> glob.matches(subject));
    }

    /** Returns the same options with another directory for the evidence. */
    public CampaignOptions withEvidence(Path directory) {
        return with(budget, directory, replayCommand);
    }

    /** Returns the same options with another amount of work. */
    public CampaignOptions withBudget(Budget amount) {
        return with(amount, evidence, replayCommand);
    }

    /** Returns the same options for a test that a build tool can run alone: its counterexamples are shown again by that test. */
    public CampaignOptions of(Class<?> test) {
        return with(budget, evidence, BuildTool.ofThisJvm().replayCommand(test.getName()));
    }

    private CampaignOptions with(Budget amount, Path directory, ReplayCommand command) {
        return new CampaignOptions(
                subjects,
                engines,
                amount,
                seed,
                replay,
                directory,
                root,
                policy,
                timeBudget,
                shard,
                mutation,
                cache,
                command);
    }
}
