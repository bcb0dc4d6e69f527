package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an operation without parameters and without an answer: instead of calling it the harness kills the calling thread's process
 * ({@code SIGKILL}), and what that thread does next is done by a new process. The kill may also come in the middle of the operation
 * before; whether that one took effect is then open.
 *
 * <p>Subjects have nothing to implement, so the contract declares it {@code @Crash default void crash() {}}. The model overrides it and
 * says what the death of {@link Model#caller()} changes: its locks are free again, say.
 *
 * <p>Only for subjects {@link AcrossProcesses}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Crash {}
