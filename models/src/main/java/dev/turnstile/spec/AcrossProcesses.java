package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a {@link Subject} that several processes use together: each thread of a scenario becomes a process with an instance of its own.
 *
 * <p>Such a class has a public constructor that takes a {@link java.nio.file.Path}: a directory that is empty at the beginning of a run
 * and that all instances of the run share. The instances find each other through it. Those that are {@link AutoCloseable} are closed
 * after the run, one after another. Then no lock may be left in the directory, no process that they started, and no file but those
 * named here.
 *
 * <p>The standard input and output of these processes belong to the harness. A subject's output goes to its standard error, and
 * processes that it starts must not inherit the two streams.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface AcrossProcesses {
    /** The names of the files that may stay in the directory; {@code *} stands for any part of one. */
    String[] keeps() default {};
}
