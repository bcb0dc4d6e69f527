/** Report and gate at the end of a test run, in any project whose tests have Turnstile on their class path. */
@NullMarked
package dev.turnstile.reports.session;

import org.jspecify.annotations.NullMarked;
