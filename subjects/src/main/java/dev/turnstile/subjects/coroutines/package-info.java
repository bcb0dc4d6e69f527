/** Generators, greenlets, and hubs whose coroutines are virtual threads on one carrier; with their broken twins. */
@NullMarked
package dev.turnstile.subjects.coroutines;

import org.jspecify.annotations.NullMarked;
