package dev.turnstile.evidence;

import org.jspecify.annotations.Nullable;

/**
 * The evidence for one mutant: a copy of a subject with one small fault.
 *
 * @param operator the name of the kind of fault: {@code drop-volatile}
 * @param type the binary name of the class with the fault, as its author wrote it
 * @param member the method or the field
 * @param line the line in the source; 0 where it is not known
 * @param change what is different from the subject, as a clause
 * @param fate what became of it
 * @param engine the engine that exposed it; {@code null} where none did
 * @param because what exposed it, or why no engine did, as a clause
 * @param exposedBy what would expose it, if anything does, as a noun phrase
 * @param millis wall-clock time of all engines
 */
public record MutantEvidence(
        String operator,
        String type,
        String member,
        int line,
        String change,
        Fate fate,
        @Nullable EngineName engine,
        String because,
        String exposedBy,
        long millis) {
    /** Returns whether it counts in the score and lowers it. */
    public boolean lowersScore() {
        return fate.counts() && fate != Fate.EXPOSED;
    }

    /** The fates of mutants. */
    public enum Fate {
        /** An engine witnessed a violation. */
        EXPOSED("exposed"),
        /** No engine saw a difference. */
        SURVIVED("survived"),
        /** No engine could say. */
        UNDECIDED("undecided"),
        /** Nobody can see a difference. It does not count in the score. */
        EQUIVALENT("equivalent"),
        /** Only processors that are weaker than those of this machine can show it. It does not count in the score. */
        NOT_HERE("not to be seen here");

        private final String label;

        Fate(String label) {
            this.label = label;
        }

        /** The fate in words. */
        public String label() {
            return label;
        }

        /** Whether the mutant counts in the score. */
        public boolean counts() {
            return this != EQUIVALENT && this != NOT_HERE;
        }
    }
}
