/** The evidence of a campaign, as plain data with a documented JSON form. */
@NullMarked
package dev.turnstile.evidence;

import org.jspecify.annotations.NullMarked;
