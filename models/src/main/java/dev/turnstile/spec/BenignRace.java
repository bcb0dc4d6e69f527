package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Declares a data race that a {@link Subject} has on purpose, such as the one on the cached hash code of a string. The race is then no
 * violation. A proof of the subject holds only under sequential consistency, and names the race and the reason.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(BenignRaces.class)
public @interface BenignRace {
    /**
     * The simple name of the field: one of the annotated class, of a superclass, or of a class nested in it. For a field of any other
     * class, such as a library's, the class's simple name and the field, as the report of the race shows it: {@code Ring.limit}. For the
     * elements of an array, the field that holds it: {@code slots[]}.
     */
    String field();

    /** The reason why the race does no harm, as one clause: "each thread computes the same value". */
    String because();
}
