package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a concurrent class to be checked.
 *
 * <p>The class is public, not final, not abstract, has a public constructor without parameters, and implements exactly one interface in
 * common with its model: the contract. If it is {@link AutoCloseable} it is closed after each run.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Subject {
    /** The sequential class that gives the right answer of each operation of the contract. */
    Class<?> model();
}
