package dev.turnstile.adapter;

/** A call that does not do the same each time, or of which cannot be told whether it returns. */
final class UnfitCall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String fault;

    /** @param fault as a predicate */
    UnfitCall(Call call, String fault) {
        super(call + " " + fault);
        this.fault = fault;
    }

    String fault() {
        return fault;
    }
}
