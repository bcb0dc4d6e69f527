package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks an operation without parameters and without an answer. Instead of calling it, the harness kills the calling thread's process
 * ({@code SIGKILL}), and a new process goes on in its place. The kill may also come in the middle of the previous operation, which then
 * may or may not have taken effect.
 *
 * <p>Subjects have nothing to implement, so the contract declares it {@code @Crash default void crash() {}}. The model overrides it and
 * states the effect of the death of {@link Model#caller()}: for example, its locks are free again.
 *
 * <p>Only for subjects {@link AcrossProcesses}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Crash {}
