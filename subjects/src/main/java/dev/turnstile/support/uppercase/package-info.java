/** The smallest protocol of the servers: each line comes back in upper case. With its clients, and over UDP. */
@NullMarked
package dev.turnstile.support.uppercase;

import org.jspecify.annotations.NullMarked;
