package dev.turnstile.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.platform.commons.annotation.Testable;

/**
 * Checks subjects, without a test method: the shortest form.
 *
 * <pre>{@code
 * @TurnstileTest({ArrayStack.class, DequeStack.class})
 * class StackTest {}
 * }</pre>
 *
 * <p>A test engine of the JUnit Platform finds the class, as JUnit Jupiter finds classes with test methods. Each subject is a node, with a
 * test in it for each engine and one for the verdict. Build tools look for tests by the names of classes: {@code …Test} in general.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Testable
public @interface TurnstileTest {
    /** The subjects; none means the annotated class itself, which is a subject then. */
    Class<?>[] value() default {};
}
