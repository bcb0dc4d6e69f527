package dev.turnstile.spec;

/** What a counterexample looks like from outside. */
public enum Symptom {
    /** Operations returned (or threw) what no order of the model explains. */
    WRONG_ANSWER("wrong answer"),
    /** An operation does not return although the model says it could; no cycle of waiting threads was found. */
    STUCK("stuck"),
    /** Threads wait for one another in a cycle that was found. */
    DEADLOCK("deadlock"),
    /** All operations did what they should, and afterwards something was left that should not be there. */
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

    /** The symptom in lower-case words. */
    public String label() {
        return label;
    }
}
