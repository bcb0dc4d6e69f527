/** Verdicts of earlier campaigns that still hold, since nothing that they depend on has changed. */
@NullMarked
package dev.turnstile.campaign.cache;

import org.jspecify.annotations.NullMarked;
