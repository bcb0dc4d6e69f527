package dev.turnstile.worker;

import dev.turnstile.evidence.EngineName;
import java.util.List;

/**
 * What worker JVMs differ by: a worker serves the tasks of its own kind, one after the other.
 *
 * @param engine the engine in it
 * @param engineClass binary name of the engine's class, which has a public constructor without parameters
 * @param jvmArguments what its JVM is started with
 * @param yielding whether it leaves the processors to whoever else wants them, as far as the operating system can be told so
 */
public record WorkerKind(EngineName engine, String engineClass, List<String> jvmArguments, boolean yielding) {
    public WorkerKind {
        jvmArguments = List.copyOf(jvmArguments);
    }
}
