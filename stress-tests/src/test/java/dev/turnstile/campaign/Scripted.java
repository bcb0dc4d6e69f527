package dev.turnstile.campaign;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The findings of the scripted engines about a subject. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Scripted {
    Find lincheck() default Find.SURVIVED;

    Find jcstress() default Find.SURVIVED;

    Find jqwik() default Find.SURVIVED;

    enum Find {
        WRONG_ANSWER,
        STUCK,
        DEADLOCK,
        EXHAUSTED,
        SURVIVED,
        INCONCLUSIVE,
        NOT_APPLICABLE,
        /** Not a finding: the JVM ends. */
        HALT,
        /** Not a finding: it takes a minute. */
        SLEEP
    }
}
