package dev.turnstile.worker;

import dev.turnstile.evidence.EngineEvidence;

/** No worker could be had. */
final class WorkerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient EngineEvidence evidence;

    /** @param evidence what to say of a task that wanted one */
    WorkerException(EngineEvidence evidence) {
        super("no worker for " + evidence.engine().id());
        this.evidence = evidence;
    }

    EngineEvidence evidence() {
        return evidence;
    }
}
