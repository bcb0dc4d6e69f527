/**
 * Inputs of the exploration's tests: subjects with the scenario and the answer for each. They use nothing newer than Java 17, so that
 * they can run there too.
 */
package dev.turnstile.engine.lincheck.inputs;
