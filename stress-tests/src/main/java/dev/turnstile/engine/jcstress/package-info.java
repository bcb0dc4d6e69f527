/**
 * Stress by jcstress: readable tests are generated per scenario, compiled with jcstress's own annotation processor, and run in short
 * slices by its own runners inside this JVM. The grading is the model's.
 */
@NullMarked
package dev.turnstile.engine.jcstress;

import org.jspecify.annotations.NullMarked;
