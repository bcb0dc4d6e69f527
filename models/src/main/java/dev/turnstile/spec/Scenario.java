package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Adds a scenario, on a contract or a subject, that is run in any case, before the generated ones.
 *
 * <pre>{@code
 * @Scenario("[push(1); push(2)] push(3) | steal()")
 * }</pre>
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Scenarios.class)
public @interface Scenario {
    /**
     * The scenario in the form of the report: operations separated by {@code ;}, threads by {@code |}, and the init and post parts in
     * brackets. Up to eight threads.
     */
    String value();
}
