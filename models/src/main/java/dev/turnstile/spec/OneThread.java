package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the operations of a contract that one thread alone may call: the owner of a work-stealing deque, the consumer of a queue with many
 * producers. In each scenario all operations of one role run on the same thread; what comes before and after the threads is run by the first
 * of them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OneThread {
    /** The name of the role; operations of different roles may run on different threads. */
    String value();
}
