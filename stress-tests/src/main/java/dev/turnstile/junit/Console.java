package dev.turnstile.junit;

/** The console of a build. */
final class Console {
    private Console() {}

    /** Prints a line at once, since builds show the output of tests as it comes. */
    static synchronized void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
