/**
 * Lincheck's instrumentation under {@link dev.turnstile.explore}'s search: what instrumented code is about to do is announced to the
 * explorer, and the thread that it chooses goes on.
 *
 * <p>{@link dev.turnstile.engine.lincheck.exploring.ExploringStrategy} is the way in. It and the hooks that it extends may be loaded inside
 * Lincheck's context only, since they extend types of its agent. {@link dev.turnstile.engine.lincheck.exploring.calls.BeyondControl}, which reads
 * code before that context is entered, knows none of them.
 */
@NullMarked
package dev.turnstile.engine.lincheck.exploring;

import org.jspecify.annotations.NullMarked;
