/** Servers of HTTP/1.1 (RFC 9110, RFC 9112), and the broken ones that share a parser or read without a limit. */
@NullMarked
package dev.turnstile.subjects.http;

import org.jspecify.annotations.NullMarked;
