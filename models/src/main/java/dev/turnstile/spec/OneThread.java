package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks operations that only one thread may call, such as those of the owner of a work-stealing deque, or of the consumer of a queue
 * with many producers. In each scenario all operations of one role run on the same thread. The first thread also runs the init and post
 * parts.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OneThread {
    /** The name of the role; operations of different roles may run on different threads. */
    String value();
}
