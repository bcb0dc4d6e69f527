/** Reads the options that a user gives, and finds the subjects that they select. */
@NullMarked
package dev.turnstile.campaign.options;

import org.jspecify.annotations.NullMarked;
