package dev.turnstile.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What one engine found out about one subject. */
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
     * The engine cannot say: too little overlap, a blind or crashed run, out of time, no working canary.
     *
     * @param reason why, and what may be done about it
     */
    record Inconclusive(String reason) implements Finding {}

    /**
     * The engine cannot see this kind of subject.
     *
     * @param reason why
     */
    record NotApplicable(String reason) implements Finding {}
}
