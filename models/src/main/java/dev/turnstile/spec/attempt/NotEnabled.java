package dev.turnstile.spec.attempt;

/** Leaves a model's operation that is not enabled. An {@code Error}, so that a model's own {@code catch (Exception e)} lets it pass. */
final class NotEnabled extends Error {
    private static final long serialVersionUID = 1L;

    // Thrown at every turn of a search; without a stack trace there is nothing that a shared instance could get wrong.
    @SuppressWarnings("StaticAssignmentOfThrowable")
    static final NotEnabled INSTANCE = new NotEnabled();

    private NotEnabled() {
        super("operation not enabled: thrown only inside a model that Turnstile runs", null, false, false);
    }
}
