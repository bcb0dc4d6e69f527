/** The verdicts in the XML form that build servers read. */
@NullMarked
package dev.turnstile.reports.junit;

import org.jspecify.annotations.NullMarked;
