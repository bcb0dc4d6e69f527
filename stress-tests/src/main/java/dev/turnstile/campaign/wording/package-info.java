/** Findings, counterexamples and proofs in words, for the console and for reasons of verdicts. */
@NullMarked
package dev.turnstile.campaign.wording;

import org.jspecify.annotations.NullMarked;
