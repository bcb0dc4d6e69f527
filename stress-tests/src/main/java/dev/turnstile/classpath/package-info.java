/** The class path: its files, classes by their annotation, none of which is loaded, and directories for classes that are made. */
@NullMarked
package dev.turnstile.classpath;

import org.jspecify.annotations.NullMarked;
