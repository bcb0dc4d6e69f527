/** What can be told of a subject from its bytecode, before it runs. */
@NullMarked
package dev.turnstile.code;

import org.jspecify.annotations.NullMarked;
