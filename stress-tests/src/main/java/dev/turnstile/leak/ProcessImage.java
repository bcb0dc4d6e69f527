package dev.turnstile.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the program of a living process was started with, as proc(5) tells it. While execve(2) loads a program, its process has no
 * variables for a moment, or a part of the first.
 *
 * @param pid the id of the process
 */
record ProcessImage(long pid) {
    /** How often a process whose variables are not whole is looked at, a millisecond apart. */
    private static final int LOOKS = 50;

    /**
     * Tells whether it has a variable.
     *
     * @param variable with its value, {@code NAME=value}
     */
    boolean hasVariable(String variable) {
        return ("\0" + environment()).contains("\0" + variable + "\0");
    }

    /** Its arguments, separated by spaces; empty for one that is not known. */
    String commandLine() {
        return read("cmdline").replace('\0', ' ').strip();
    }

    /** Its variables, each with a zero byte behind it. */
    private String environment() {
        for (int look = 0; look < LOOKS; look++) {
            String environment = read("environ");
            if (environment.endsWith("\0") || !isReadable()) return environment;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return "";
    }

    /** Neither gone nor another user's. */
    private boolean isReadable() {
        return Files.isReadable(file("environ"));
    }

    private String read(String name) {
        try {
            return new String(Files.readAllBytes(file(name)), StandardCharsets.UTF_8);
        } catch (IOException anotherUsersOrGone) {
            return "";
        }
    }

    private Path file(String name) {
        return Path.of("/proc", Long.toString(pid), name);
    }
}
