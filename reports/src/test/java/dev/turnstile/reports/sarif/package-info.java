/** Tests of SARIF logs. */
@NullMarked
package dev.turnstile.reports.sarif;

import org.jspecify.annotations.NullMarked;
