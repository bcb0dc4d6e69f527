package dev.turnstile.adapter;

import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * Makes the instances of a class under test, in JVMs of its own: so what it captures has to be serializable.
 *
 * @param <T> the class, or one above it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Factory<T> extends Serializable {
    /**
     * Returns a fresh instance, which shares nothing with others.
     *
     * @throws Exception if it cannot be made
     */
    T make() throws Exception;
}
