package dev.turnstile.spec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Marks a parameter of a contract's operation: operations with different values of it never influence one another, so a history may be
 * judged key by key (P-compositionality; Horn and Kroening, "Faster linearizability checking via P-compositionality", 2015). It holds
 * for a contract only if each of its operations has one such parameter.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface PartitionKey {}
