/** A server that keeps files for its clients, as it should be and as it should not. */
@NullMarked
package dev.turnstile.subjects.fileserver;

import org.jspecify.annotations.NullMarked;
