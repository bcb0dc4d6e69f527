/**
 * The interface of engines, their input and their answers, and what several engines share: the times that operations take alone, and exceptions
 * in words. Each engine has a package of its own.
 */
@NullMarked
package dev.turnstile.engine;

import org.jspecify.annotations.NullMarked;
