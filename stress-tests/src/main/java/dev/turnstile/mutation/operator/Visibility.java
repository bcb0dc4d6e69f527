package dev.turnstile.mutation.operator;

/** What it takes to notice a fault. */
public enum Visibility {
    /** Nothing: all that the subject then does it may do without the fault, too. */
    NOWHERE,
    /** A schedule. */
    ANYWHERE,
    /**
     * A data race. Where no execution has one, all executions are as if the fault were not there (Java Language Specification, 17.4.5).
     */
    DATA_RACE,
    /** A read that runs before others see an earlier write, on x86 too. No schedule shows it. */
    STORE_BUFFER,
    /** A processor that reorders what x86 does not, or a compiler; or a data race, as writes no longer happen before reads. */
    WEAK_HARDWARE,
    /** Such a processor or compiler alone: writes still happen before reads. */
    READ_ORDER
}
