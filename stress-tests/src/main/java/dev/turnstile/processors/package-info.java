/** The processors of this JVM, and the time that it has taken on them. */
@NullMarked
package dev.turnstile.processors;

import org.jspecify.annotations.NullMarked;
