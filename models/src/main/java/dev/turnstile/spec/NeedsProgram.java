package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a {@link Subject} that runs a program which must be installed. Without the program nothing is checked, and the verdict says so:
 * it fails no gate, and never counts as a pass.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NeedsProgram {
    /** The program's name on the {@code PATH}, and the name of its package. */
    String value();
}
