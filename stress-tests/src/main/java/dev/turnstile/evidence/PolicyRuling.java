package dev.turnstile.evidence;

/**
 * The project's own rule about a verdict, where it says something else than the verdict alone.
 *
 * @param passes whether the gate lets the subject through
 * @param because the reason, as a clause: "its wrong answer is known"
 */
public record PolicyRuling(boolean passes, String because) {}
