package dev.turnstile.mutation.operator;

import java.util.List;

/** The mutation operators that there are. */
public final class Operators {
    private Operators() {}

    /** Returns all of them, in the order in which their mutants are made. */
    public static List<MutationOperator> all() {
        return List.of();
    }
}
