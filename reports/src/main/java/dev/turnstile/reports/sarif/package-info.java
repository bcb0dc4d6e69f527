/** Counterexamples in the form that code scanners use: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. */
@NullMarked
package dev.turnstile.reports.sarif;

import org.jspecify.annotations.NullMarked;
