package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a {@link Subject} that carries a known fault: a control. If Turnstile does not expose the fault, or exposes another kind, the
 * gate fails just as it does for a violation in a subject that claims to be right.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Broken {
    /** The kind of fault: a type annotated with {@link Fault}. */
    Class<?> fault();

    /** The reason why it goes wrong, as one clause: "the check and the decrement are two steps". */
    String because();

    /** The fixed twin: a subject that differs by the fault and what follows from it; {@code void.class} where there is none. */
    Class<?> fixedBy() default void.class;

    /** A subject of the same contract that is right by another algorithm; {@code void.class} where none is named. */
    Class<?> see() default void.class;
}
