/**
 * Decides where the operations of a subject run, in this JVM or in processes, and binds scenarios to that place.
 *
 * <p>Each {@link dev.turnstile.stage.Stage} tells when operations that do not return are at rest, why, and what a closed instance leaves.
 */
@NullMarked
package dev.turnstile.stage;

import org.jspecify.annotations.NullMarked;
