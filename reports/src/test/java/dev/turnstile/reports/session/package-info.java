/** Tests of the reports and the gate, on evidence made up to show every kind of finding. */
@NullMarked
package dev.turnstile.reports.session;

import org.jspecify.annotations.NullMarked;
