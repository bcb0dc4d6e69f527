package dev.turnstile.spec;

import org.apiguardian.api.API;

/** The outward signs of a counterexample. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum Symptom {
    /** Operations returned (or threw) answers that no order of the model explains. */
    WRONG_ANSWER("wrong answer"),
    /** An operation does not return although the model says it could; no cycle of waiting threads was found. */
    STUCK("stuck"),
    /** Threads wait for one another in a cycle that was found. */
    DEADLOCK("deadlock"),
    /** All operations gave right answers, but the subject left something behind. */
    LEAK("leak"),
    /**
     * Two threads access one field or array element, one of them writes, at least one access is plain, and nothing orders them: the Java
     * memory model promises nothing about the value that is read (JLS 17.4.5). The answers may all be right.
     */
    DATA_RACE("data race");

    private final String label;

    Symptom(String label) {
        this.label = label;
    }

    /** Returns the symptom in lower-case words. */
    public String label() {
        return label;
    }
}
