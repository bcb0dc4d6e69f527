/** Runs a subject's operations briefly to see which of them do what their code only may lead to. */
@NullMarked
package dev.turnstile.code.trial;

import org.jspecify.annotations.NullMarked;
