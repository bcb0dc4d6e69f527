/** The litmus contracts with accesses too weak, and with accesses just strong enough. */
@NullMarked
package dev.turnstile.subjects.litmus;

import org.jspecify.annotations.NullMarked;
