/** Facts about a subject that its bytecode tells before it runs. */
@NullMarked
package dev.turnstile.code;

import org.jspecify.annotations.NullMarked;
