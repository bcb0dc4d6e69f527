/**
 * Stress by jcstress: decides which scenarios to race, and in which shapes and compilations, and turns the outcomes into a finding. The
 * grading is the model's.
 *
 * <p>{@link dev.turnstile.engine.jcstress.source} writes the tests and {@link dev.turnstile.engine.jcstress.run} runs them.
 */
@NullMarked
package dev.turnstile.engine.jcstress;

import org.jspecify.annotations.NullMarked;
