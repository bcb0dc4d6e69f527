package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an operation of a contract that promises its answer only when nothing else runs: a count of callbacks, a striped sum, a size that
 * is a hint. Scenarios put such an operation into their post part alone, where the model's answer is due.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Quiescent {}
