/** The harness's side of {@link dev.turnstile.spec.Model}: it runs the operations of models. Models and subjects never use it. */
@NullMarked
package dev.turnstile.spec.attempt;

import org.jspecify.annotations.NullMarked;
