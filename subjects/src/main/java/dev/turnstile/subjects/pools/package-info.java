/** Pools of threads and of processes, with the broken twins. */
@NullMarked
package dev.turnstile.subjects.pools;

import org.jspecify.annotations.NullMarked;
