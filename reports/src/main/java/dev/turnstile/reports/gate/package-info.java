/** Whether a campaign's verdicts let a build through. */
@NullMarked
package dev.turnstile.reports.gate;

import org.jspecify.annotations.NullMarked;
