/** Gives the work of engines on a subject to workers: in which order, with which budget, side by side with what. */
@NullMarked
package dev.turnstile.campaign.schedule;

import org.jspecify.annotations.NullMarked;
