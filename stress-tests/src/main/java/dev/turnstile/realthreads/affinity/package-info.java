/** Decides which processors the threads of crews run on: affinity and priority of threads, as far as the operating system offers them. */
@NullMarked
package dev.turnstile.realthreads.affinity;

import org.jspecify.annotations.NullMarked;
