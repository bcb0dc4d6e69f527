/** Turns the evidence of all engines on a subject into one verdict with its reason. */
@NullMarked
package dev.turnstile.campaign.verdict;

import org.jspecify.annotations.NullMarked;
