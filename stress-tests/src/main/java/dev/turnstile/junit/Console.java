package dev.turnstile.junit;

import dev.turnstile.evidence.Printable;

/** The console of a build. */
final class Console {
    private Console() {}

    /** Prints a text of one or more lines at once, since builds show the output of tests as it comes. */
    static synchronized void print(String text) {
        System.out.println(Printable.lines(text));
        System.out.flush();
    }
}
