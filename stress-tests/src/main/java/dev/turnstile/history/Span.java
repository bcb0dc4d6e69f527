package dev.turnstile.history;

/**
 * When an operation ran, on a clock that all its history's operations share.
 *
 * @param invoked the instant just before it was called
 * @param returned the instant just after it returned; {@link Long#MAX_VALUE} while pending
 */
public record Span(long invoked, long returned) {
    /** The span of an operation whose time was not recorded. It overlaps every other. */
    public static final Span UNKNOWN = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Whether this ended before the other began: then no order may swap them. */
    public boolean precedes(Span other) {
        return returned < other.invoked;
    }
}
