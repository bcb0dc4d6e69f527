package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@link Subject} that runs a program which has to be installed. Where it is not, nothing is checked, and the verdict says so: that
 * fails no gate, and is never taken for a pass.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NeedsProgram {
    /** The program's name, as it is found on the {@code PATH}; also that of its package. */
    String value();
}
