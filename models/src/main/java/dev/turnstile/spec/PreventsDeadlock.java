package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a {@link Subject} that is an example of a way out of deadlock: reports point to it from the deadlocks that they show. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PreventsDeadlock {
    /** Which way. */
    Remedy by();
}
