package dev.turnstile.explore.monitors;

/**
 * The state that can wake a thread: its permit to return from {@code park}, and its interruption.
 *
 * @param available whether it was unparked since it last returned
 * @param interrupted whether it was interrupted since it was last asked
 */
public record Permit(boolean available, boolean interrupted) {
    /** Neither. */
    public static final Permit NONE = new Permit(false, false);

    /** Returns this state with the permit there or not. */
    public Permit available(boolean is) {
        return is == available ? this : new Permit(is, interrupted);
    }

    /** Returns this state with the interruption there or not. */
    public Permit interrupted(boolean is) {
        return is == interrupted ? this : new Permit(available, is);
    }
}
