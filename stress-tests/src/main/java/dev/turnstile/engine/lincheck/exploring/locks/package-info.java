/** Models the locks and synchronizers of {@code java.util.concurrent}. */
@NullMarked
package dev.turnstile.engine.lincheck.exploring.locks;

import org.jspecify.annotations.NullMarked;
