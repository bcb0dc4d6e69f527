/** Contract of a server of HTTP, as its clients see it. */
@NullMarked
package dev.turnstile.models.http;

import org.jspecify.annotations.NullMarked;
