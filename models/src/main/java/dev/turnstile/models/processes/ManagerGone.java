package dev.turnstile.models.processes;

import org.jspecify.annotations.Nullable;

/** The process that held what was asked for is no more, and so is what it held. */
public final class ManagerGone extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** @param sign how the client noticed */
    public ManagerGone(@Nullable Throwable sign) {
        super("the manager process is gone, and with it all that it held", sign);
    }
}
