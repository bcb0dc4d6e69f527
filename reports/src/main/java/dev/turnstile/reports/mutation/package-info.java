/** A file for tools with all mutants of a campaign. */
@NullMarked
package dev.turnstile.reports.mutation;

import org.jspecify.annotations.NullMarked;
