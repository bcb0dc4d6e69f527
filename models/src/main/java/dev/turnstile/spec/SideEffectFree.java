package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a parameter that takes a function: callers pass only functions without side effects, so an operation may call it any number of
 * times, as {@code AtomicReference.updateAndGet} does. Without this annotation, the calls of a function are a part of an operation's
 * answer.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface SideEffectFree {}
