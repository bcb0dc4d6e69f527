/** Reads a subject's classes: their bytecode, their lines, and the values of their static fields. */
@NullMarked
package dev.turnstile.code;

import org.jspecify.annotations.NullMarked;
