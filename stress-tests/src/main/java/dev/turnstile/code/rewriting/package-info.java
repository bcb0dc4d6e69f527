/** Loads a subject's classes once more, with changed code that tells what it does. */
@NullMarked
package dev.turnstile.code.rewriting;

import org.jspecify.annotations.NullMarked;
