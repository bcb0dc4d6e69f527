package dev.turnstile.worker;

import dev.turnstile.evidence.EngineName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of worker JVM. A worker serves the tasks of its own kind, one after the other.
 *
 * @param engine the engine in it
 * @param engineClass binary name of the engine's class, which has a public constructor without parameters
 * @param jvmArguments what its JVM is started with
 * @param classes directories of classes that it knows besides those that this JVM knows; mostly empty
 * @param yielding whether it yields the processors to all others, as far as the operating system allows
 */
public record WorkerKind(
        EngineName engine, String engineClass, List<String> jvmArguments, List<Path> classes, boolean yielding) {
    public WorkerKind {
        jvmArguments = List.copyOf(jvmArguments);
        classes = List.copyOf(classes);
    }

    /** One that knows the classes that this JVM knows. */
    public WorkerKind(EngineName engine, String engineClass, List<String> jvmArguments, boolean yielding) {
        this(engine, engineClass, jvmArguments, List.of(), yielding);
    }

    /** The same with one more directory of classes. */
    public WorkerKind knowing(Path directory) {
        List<Path> more = Stream.concat(classes.stream(), Stream.of(directory)).toList();
        return new WorkerKind(engine, engineClass, jvmArguments, more, yielding);
    }

    /** The same with further arguments of its JVM. */
    public WorkerKind with(List<String> more) {
        List<String> all = Stream.concat(jvmArguments.stream(), more.stream()).toList();
        return new WorkerKind(engine, engineClass, all, classes, yielding);
    }
}
