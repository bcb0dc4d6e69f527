/** Checks the mutants of subjects that have passed their own check. */
@NullMarked
package dev.turnstile.campaign.mutants;

import org.jspecify.annotations.NullMarked;
