/** Thread pools with a queue, with permits and of the JDK's own, with the broken twins. */
@NullMarked
package dev.turnstile.subjects.pools;

import org.jspecify.annotations.NullMarked;
