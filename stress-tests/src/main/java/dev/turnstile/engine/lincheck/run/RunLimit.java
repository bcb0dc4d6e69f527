package dev.turnstile.engine.lincheck.run;

import dev.turnstile.program.Run;

/**
 * How long a run may last. One that lasts longer waits outside of Lincheck's control.
 *
 * @param seconds wall-clock time, many times what a run takes on a machine that does nothing else
 */
record RunLimit(int seconds) {
    /** Runs take milliseconds, on a loaded machine tens of them. */
    private static final RunLimit ORDINARY = new RunLimit(10);

    /** Runs with a hundred threads take tenths of a second. */
    private static final RunLimit OF_PROGRAMS = new RunLimit(45);

    static RunLimit of(Class<?> subject) {
        return Run.class.isAssignableFrom(subject) ? OF_PROGRAMS : ORDINARY;
    }
}
