package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@link Subject} that carries a known fault: a control. If Turnstile does not expose the fault, or exposes another kind, the
 * gate fails just as it does for a violation in a subject that claims to be right.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Broken {
    /** The kind of fault. */
    Fault fault();

    /** The reason why it goes wrong, as one clause: "the check and the decrement are two steps". */
    String because();

    /** The subject that differs by this fault and nothing else; {@code void.class} where there is none. */
    Class<?> fixedBy() default void.class;
}
