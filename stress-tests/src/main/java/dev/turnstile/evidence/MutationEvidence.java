package dev.turnstile.evidence;

import dev.turnstile.evidence.MutantEvidence.Fate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good the check of a subject is: what became of its mutants.
 *
 * @param mutants each mutant
 * @param unreached how many places were left out, as no operation reaches them
 * @param same how many changes were left out, as they gave the bytecode of the subject or of another mutant
 * @param obstacle why there are no mutants, as a clause; {@code null} where they could be made
 */
public record MutationEvidence(
        List<MutantEvidence> mutants,
        int unreached,
        int same,
        @Nullable String obstacle) {
    public MutationEvidence {
        mutants = List.copyOf(mutants);
    }

    /** One of a subject that has none. */
    public static MutationEvidence none(String obstacle) {
        return new MutationEvidence(List.of(), 0, 0, obstacle);
    }

    /** Returns how many changes do not count in the score: they gave no mutant, or one that no check could expose here. */
    public int leftOut() {
        return unreached + same + mutants.size() - counted();
    }

    /** Returns how many mutants have a fate. */
    public int count(Fate fate) {
        return (int) mutants.stream().filter(m -> m.fate() == fate).count();
    }

    /** Returns how many mutants count in the score. */
    public int counted() {
        return (int) mutants.stream().filter(m -> m.fate().counts()).count();
    }

    /** Returns the exposed part of the mutants that count, from 0 to 1; 1 where there are none. */
    public double score() {
        return counted() == 0 ? 1 : (double) count(Fate.EXPOSED) / counted();
    }

    /** Returns the score in words: "12 of 14 mutants exposed". */
    public String inWords() {
        if (obstacle != null) return "no mutants: " + obstacle;
        return count(Fate.EXPOSED) + " of " + Counted.of(counted(), "mutant") + " exposed";
    }
}
