package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says how many of the mutants of a {@link Subject} its check has to expose. Where mutants are checked, a subject with a lower score does
 * not pass.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MinMutationScore {
    /** The exposed part of all mutants, from 0 to 1. */
    double value();
}
