package dev.turnstile.spec;

import org.apiguardian.api.API;

/** How strong the claim of a proof is, the strongest first. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum Level {
    /**
     * Every schedule of every covered scenario was run, and none has a data race. By the data-race-freedom theorem (JLS 17.4.5) the proof
     * holds under the Java memory model.
     */
    MEMORY_MODEL("memory model"),
    /**
     * Every schedule of every covered scenario was run under sequential consistency. The proof does not hold under the Java memory model,
     * because of weak access modes, annotated races or trusted calls; the bound names them.
     */
    SEQUENTIAL("sequential"),
    /** Every schedule with at most a stated number of preemptions was run, of every covered scenario. */
    BOUNDED("bounded");

    private final String label;

    Level(String label) {
        this.label = label;
    }

    /** Returns the level in lower-case words. */
    public String label() {
        return label;
    }
}
