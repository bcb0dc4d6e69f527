package dev.turnstile.models.locks;

import net.jqwik.api.constraints.IntRange;

/**
 * Lends tapes and printers to processes that have stated beforehand how many of each they may need at once, and only so that all can
 * still be served in some order: the banker's algorithm (Dijkstra, EWD 108, 1965), for more than one kind of thing (Habermann, "Prevention
 * of System Deadlocks", 1969).
 */
public interface Banker {
    /** The number of tapes. */
    int TAPES = 3;

    /** The number of printers. */
    int PRINTERS = 1;

    /** The number of processes. */
    int PROCESSES = 2;

    /** The most tapes that each process may hold at once. */
    int TAPE_CLAIM = 2;

    /** The most printers that each process may hold at once. */
    int PRINTER_CLAIM = 1;

    /**
     * Lends all that is asked for, to be added to what the process has. Blocks while there is not enough, and while not all could be
     * served afterwards.
     *
     * @throws IllegalArgumentException if the process would hold more than its claim
     */
    void request(
            @IntRange(max = PROCESSES - 1) int process,
            @IntRange(max = TAPE_CLAIM) int tapes,
            @IntRange(max = PRINTER_CLAIM) int printers);

    /** Takes back all that a process has, and answers how many things that were. */
    int release(@IntRange(max = PROCESSES - 1) int process);

    /** Returns whether all processes can be served in some order, each getting up to its claim and then giving all back. */
    boolean safe();
}
