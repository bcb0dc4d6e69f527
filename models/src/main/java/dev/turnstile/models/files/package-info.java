/** Contracts and models of files that several processes write. */
@NullMarked
package dev.turnstile.models.files;

import org.jspecify.annotations.NullMarked;
