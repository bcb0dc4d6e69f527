/** Bindings of the C library: sockets, and Linux's ways to wait for several of them; processes, pipes and signals. */
@NullMarked
package dev.turnstile.support.linux;

import org.jspecify.annotations.NullMarked;
