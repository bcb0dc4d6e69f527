package dev.turnstile.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The finding of one engine about one subject. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Finding.Violated.class, name = "VIOLATED"),
    @JsonSubTypes.Type(value = Finding.Exhausted.class, name = "EXHAUSTED"),
    @JsonSubTypes.Type(value = Finding.Survived.class, name = "SURVIVED"),
    @JsonSubTypes.Type(value = Finding.Inconclusive.class, name = "INCONCLUSIVE"),
    @JsonSubTypes.Type(value = Finding.NotApplicable.class, name = "NOT_APPLICABLE")
})
public sealed interface Finding {
    /**
     * An execution with a violation was witnessed.
     *
     * @param counterexample the execution
     */
    record Violated(Counterexample counterexample) implements Finding {}

    /**
     * No violation, and every schedule within a stated bound was run.
     *
     * @param bound that bound
     */
    record Exhausted(Bound bound) implements Finding {}

    /**
     * No violation, without a claim to have seen every schedule.
     *
     * @param coverage what was covered, as a clause: "412,000 runs, 31 % of them overlapping"
     */
    record Survived(String coverage) implements Finding {}

    /**
     * The engine cannot say.
     *
     * @param reason why, and what may be done about it
     * @param doubt what that means for the verdict
     */
    record Inconclusive(String reason, Doubt doubt) implements Finding {
        /** One that could not look enough. */
        public Inconclusive(String reason) {
            this(reason, Doubt.UNSEEN);
        }

        /** One that saw something which may be a violation. */
        public static Inconclusive unsettled(String reason) {
            return new Inconclusive(reason, Doubt.UNSETTLED);
        }

        /** One that failed. */
        public static Inconclusive failed(String reason) {
            return new Inconclusive(reason, Doubt.FAILED);
        }
    }

    /** Why an engine cannot say whether a subject is right. */
    enum Doubt {
        /** It could not look, or not enough: too little overlap, no scenario, out of time. */
        UNSEEN("inconclusive"),
        /** It saw something that may be a violation, and could not decide. No other engine's proof stands beside that. */
        UNSETTLED("undecided"),
        /** It failed: it crashed, was killed, or its control did. Only another engine's proof makes up for it. */
        FAILED("failed");

        private final String label;

        Doubt(String label) {
            this.label = label;
        }

        /** The engine's answer in one word. */
        public String label() {
            return label;
        }
    }

    /** Whether an engine's answer is of this kind: it could not say, and for that reason. */
    default boolean isInDoubt(Doubt doubt) {
        return this instanceof Inconclusive inconclusive && inconclusive.doubt() == doubt;
    }

    /**
     * The engine cannot see this kind of subject.
     *
     * @param reason why
     */
    record NotApplicable(String reason) implements Finding {}
}
