/** Tells the code and the objects that a reader of the subject knows from those of the JDK and of Lincheck. */
@NullMarked
package dev.turnstile.engine.lincheck.usercode;

import org.jspecify.annotations.NullMarked;
