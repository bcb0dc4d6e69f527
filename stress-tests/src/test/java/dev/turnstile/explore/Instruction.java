package dev.turnstile.explore;

/**
 * One instruction of a {@link Program}. Its result goes to the register that has the instruction's own number.
 *
 * @param op what it does
 * @param target the location, monitor, semaphore or thread
 * @param a first constant, or the number of a register
 * @param b second constant
 * @param mode how an access takes part in the memory model
 */
record Instruction(Op op, int target, int a, int b, AccessMode mode) {
    /** The operations that instructions make. */
    enum Op {
        GET,
        /** Writes {@code a}. */
        SET,
        /** Writes register {@code a} plus one. */
        SET_NEXT,
        /** Compares with {@code a}, writes {@code b}. */
        CAS,
        /** Compares with register {@code a}, writes one more. */
        CAS_NEXT,
        /** Adds {@code a}; the result is the old value. */
        ADD,
        /** Copies location {@code target} to location {@code a}, in one transition. */
        COPY,
        LOCK,
        UNLOCK,
        TRY_LOCK,
        WAIT,
        TIMED_WAIT,
        NOTIFY,
        NOTIFY_ALL,
        PARK,
        TIMED_PARK,
        UNPARK,
        INTERRUPT,
        IS_INTERRUPTED,
        /** Reads and clears the thread's own flag. */
        INTERRUPTED,
        START,
        JOIN,
        TIMED_JOIN,
        /** Reads and changes location 0 and a counter of its own, and reports neither. */
        OPAQUE,
        ACQUIRE,
        TIMED_ACQUIRE,
        TRY_ACQUIRE,
        RELEASE,
        /** Reads until it finds {@code a}. */
        SPIN,
        /** Reads location {@code target}, then location {@code a}, until one of them is not 0. */
        SPIN_EITHER,
        /** Compares with {@code a} and writes {@code b} until it succeeds. */
        SPIN_CAS,
        /** Reads, compares with what it has read, and writes {@code a} more, until it succeeds; the result is the old value. */
        SPIN_ADD,
        /** Waits on monitor {@code target} as long as location {@code a} is 0; the result is its value. Does nothing outside the monitor. */
        SPIN_WAIT,
        /** Tries to enter until it succeeds. */
        SPIN_TRY_LOCK,
        /** Tries to enter monitor {@code target}, then monitor {@code a}, and leaves the first one if it cannot, until it is in both. */
        SPIN_TRY_BOTH,
        /** Jumps over {@code b} instructions, or back if that is negative, if register {@code target} is {@code a}. */
        SKIP_IF;

        /** Whether it is no transition of its own, but part of the step before it. */
        boolean isSilent() {
            return this == UNLOCK || this == NOTIFY || this == NOTIFY_ALL || this == START || this == SKIP_IF;
        }

        boolean isSpin() {
            return this == SPIN
                    || this == SPIN_EITHER
                    || this == SPIN_CAS
                    || this == SPIN_ADD
                    || this == SPIN_WAIT
                    || triesLocks();
        }

        /** Whether it tries to enter a monitor again and again. */
        private boolean triesLocks() {
            return this == SPIN_TRY_LOCK || this == SPIN_TRY_BOTH;
        }
    }

    static Instruction of(Op op) {
        return of(op, 0);
    }

    static Instruction of(Op op, int target) {
        return of(op, target, 0);
    }

    static Instruction of(Op op, int target, int a) {
        return of(op, target, a, 0);
    }

    static Instruction of(Op op, int target, int a, int b) {
        return new Instruction(op, target, a, b, AccessMode.VOLATILE);
    }

    Instruction plain() {
        return in(AccessMode.PLAIN);
    }

    Instruction in(AccessMode other) {
        return new Instruction(op, target, a, b, other);
    }

    /** A loop that looks at two locations, at the second one. */
    Instruction onSecond() {
        return of(op, a, a).in(mode);
    }

    boolean leavesMonitor() {
        return op == Op.UNLOCK || op == Op.WAIT || op == Op.TIMED_WAIT;
    }

    @Override
    public String toString() {
        return op + "(" + target + "," + a + "," + b + (mode == AccessMode.VOLATILE ? "" : "," + mode) + ")";
    }
}
