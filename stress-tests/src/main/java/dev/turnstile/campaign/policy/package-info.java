/** A project's rules for its gate: the verdicts that fail it, the proofs that it asks for, and the findings that it knows already. */
@NullMarked
package dev.turnstile.campaign.policy;

import org.jspecify.annotations.NullMarked;
