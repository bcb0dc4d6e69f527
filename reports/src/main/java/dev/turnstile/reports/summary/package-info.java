/** A campaign on half a screen of Markdown, and its counterexamples as remarks on lines of code. */
@NullMarked
package dev.turnstile.reports.summary;

import org.jspecify.annotations.NullMarked;
