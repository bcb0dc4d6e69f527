/** What Linux offers and the JDK does not pass on: sockets as descriptors, and the system calls that wait for many of them. */
@NullMarked
package dev.turnstile.subjects.linux;

import org.jspecify.annotations.NullMarked;
