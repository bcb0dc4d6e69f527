/** Servers over TCP: each transport is one way to wait for many clients, and carries any protocol. */
@NullMarked
package dev.turnstile.support.transport;

import org.jspecify.annotations.NullMarked;
