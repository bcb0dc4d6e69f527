/** Files that several processes write, with and without a lock. */
@NullMarked
package dev.turnstile.subjects.files;

import org.jspecify.annotations.NullMarked;
