/**
 * Subjects that every engine must convict on the JDK in use before it may acquit any other: a lost update and a deadlock. An engine that
 * sees nothing in them sees nothing at all, and its "clean" would be worth nothing.
 */
@NullMarked
package dev.turnstile.engine.canary;

import org.jspecify.annotations.NullMarked;
