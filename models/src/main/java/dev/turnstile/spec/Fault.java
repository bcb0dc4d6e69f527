package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Makes a type the name of a kind of fault, for {@link Broken#fault}. The type needs no members:
 *
 * <pre>{@code
 * @Fault(label = "double booking", showsAs = Symptom.WRONG_ANSWER)
 * interface DoubleBooking {}
 * }</pre>
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Fault {
    /** The field's term, in lower case. */
    String label();

    /** The symptoms that show this fault: at least one. A counterexample with another symptom does not expose it. */
    Symptom[] showsAs();

    /** The explanation in the report: two sentences or three. */
    String meaning() default "";
}
