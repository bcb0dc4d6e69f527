/** A server of HTTP/1.1 (RFC 9110, RFC 9112), apart from how it waits for its clients. */
@NullMarked
package dev.turnstile.subjects.http;

import org.jspecify.annotations.NullMarked;
