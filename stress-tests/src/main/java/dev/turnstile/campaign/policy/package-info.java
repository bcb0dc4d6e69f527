/** What a project makes of verdicts: which fail its gate, which proofs it asks for, and which findings it knows already. */
@NullMarked
package dev.turnstile.campaign.policy;

import org.jspecify.annotations.NullMarked;
