package dev.turnstile.program;

import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * A program to be checked as a whole: it starts threads, and asserts what it likes where it likes. It is run many times, each time on a fresh
 * copy of what it captures, in JVMs of its own; so what it captures has to be serializable.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Program extends Serializable {
    /**
     * Runs it once.
     *
     * @throws Throwable which is a violation
     */
    void run() throws Throwable;
}
