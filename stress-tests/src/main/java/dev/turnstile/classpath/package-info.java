/** The class path as ClassGraph reads it: its files, and classes by their annotation, none of which is loaded. */
@NullMarked
package dev.turnstile.classpath;

import org.jspecify.annotations.NullMarked;
