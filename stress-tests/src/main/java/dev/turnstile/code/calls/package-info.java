/** Tells which of the JDK's methods a subject's operations may call, and so how far the subject reaches. */
@NullMarked
package dev.turnstile.code.calls;

import org.jspecify.annotations.NullMarked;
