/** What a campaign leaves for the next one: the findings that may be known then, and what each subject has cost. */
@NullMarked
package dev.turnstile.reports.next;

import org.jspecify.annotations.NullMarked;
