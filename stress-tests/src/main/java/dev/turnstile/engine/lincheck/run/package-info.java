/** Runs one scenario under Lincheck, execution after execution, and reads each as a history. */
@NullMarked
package dev.turnstile.engine.lincheck.run;

import org.jspecify.annotations.NullMarked;
