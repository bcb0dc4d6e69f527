/** A chat over TCP: the hall, its members, the server around them, and a client. */
@NullMarked
package dev.turnstile.support.chat;

import org.jspecify.annotations.NullMarked;
