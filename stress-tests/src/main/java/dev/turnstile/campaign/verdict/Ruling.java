package dev.turnstile.campaign.verdict;

import dev.turnstile.evidence.Verdict;

/**
 * A verdict with its reason.
 *
 * @param verdict the verdict
 * @param reason in one sentence
 */
public record Ruling(Verdict verdict, String reason) {}
