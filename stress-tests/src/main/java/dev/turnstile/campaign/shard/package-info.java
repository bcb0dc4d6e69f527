/** A campaign on several machines: each checks its part of the subjects. */
@NullMarked
package dev.turnstile.campaign.shard;

import org.jspecify.annotations.NullMarked;
