/** HTTP/1.1 (RFC 9110, RFC 9112) as a protocol of the servers: a parser, resources, and a client. */
@NullMarked
package dev.turnstile.support.http;

import org.jspecify.annotations.NullMarked;
