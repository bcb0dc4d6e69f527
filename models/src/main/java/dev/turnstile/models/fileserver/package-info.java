/** The contract of a server that keeps files for its clients. */
@NullMarked
package dev.turnstile.models.fileserver;

import org.jspecify.annotations.NullMarked;
