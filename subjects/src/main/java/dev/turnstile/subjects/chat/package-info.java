/** Chat rooms whose members talk to their server in datagrams. */
@NullMarked
package dev.turnstile.subjects.chat;

import org.jspecify.annotations.NullMarked;
