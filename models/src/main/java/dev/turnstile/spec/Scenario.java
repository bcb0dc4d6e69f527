package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a contract or a subject: a scenario that is run in any case, before those that are generated.
 *
 * <pre>{@code
 * @Scenario("[push(1); push(2)] push(3) | steal()")
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Scenarios.class)
public @interface Scenario {
    /**
     * The scenario as reports write it: operations separated by {@code ;}, threads by {@code |}, what runs before and after the threads in
     * brackets. Up to eight threads.
     */
    String value();
}
