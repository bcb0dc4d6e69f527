package dev.turnstile.campaign.policy;

import dev.turnstile.evidence.MutationEvidence;
import dev.turnstile.evidence.PolicyRuling;
import dev.turnstile.evidence.SubjectEvidence;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether mutants of subjects are checked, too.
 *
 * @param on whether they are
 * @param minimum the score, from 0 to 1, that every subject has to reach; {@code null} where the score informs only
 */
public record MutationChoice(boolean on, @Nullable Double minimum) {
    /** They are not. */
    public static final MutationChoice OFF = new MutationChoice(false, null);

    /**
     * @throws IllegalArgumentException if the minimum is none
     */
    public MutationChoice {
        if (minimum != null && !(minimum >= 0 && minimum <= 1))
            throw new IllegalArgumentException(
                    "turnstile.mutate.minimum must be a number from 0 to 1, but " + minimum + " is none.");
    }

    /**
     * Rules about a subject that the rest of the policy lets through.
     *
     * @param ofSubject the score that the subject asks for itself; empty if it does not
     * @return empty if the score is high enough, or if mutants were not asked for. A subject of which none can be made reaches any score, but
     *     not one that it asks for itself
     */
    public Optional<PolicyRuling> rule(SubjectEvidence subject, Optional<Double> ofSubject) {
        MutationEvidence mutants = subject.mutation();
        double asked = Math.max(ofSubject.orElse(0.0), minimum == null ? 0 : minimum);
        if (mutants == null) return Optional.empty();
        if (mutants.obstacle() != null && ofSubject.isPresent())
            return Optional.of(
                    new PolicyRuling(false, "a mutation score is required, but it has " + mutants.inWords()));
        if (mutants.score() >= asked) return Optional.empty();
        return Optional.of(new PolicyRuling(
                false,
                String.format(
                        Locale.ROOT,
                        "a mutation score of at least %.2f is required, and it is %.2f: %s",
                        asked,
                        mutants.score(),
                        mutants.inWords())));
    }

    /**
     * Reads the value of the option that turns it on.
     *
     * @throws IllegalArgumentException if it is neither {@code true} nor {@code false}
     */
    public static boolean isOn(String value) {
        if (value.equals("true") || value.equals("false")) return value.equals("true");
        throw new IllegalArgumentException("turnstile.mutate must be true or false, but " + value + " is neither.");
    }

    /**
     * Reads the value of the option with the minimum.
     *
     * @throws IllegalArgumentException if it is no number
     */
    public static Double minimum(String value) {
        try {
            return Double.valueOf(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "turnstile.mutate.minimum must be a number from 0 to 1, but " + value + " is none.", e);
        }
    }
}
