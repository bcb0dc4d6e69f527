/** What a user chooses: the options, and the subjects that they select. */
@NullMarked
package dev.turnstile.campaign.options;

import org.jspecify.annotations.NullMarked;
