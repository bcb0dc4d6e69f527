package dev.turnstile.engine;

import dev.turnstile.hang.threads.OwnThreads;
import dev.turnstile.scenario.Literal;

/** Exceptions of the subject as text for people. */
public final class ExceptionText {
    private static final int LONGEST_MESSAGE = 200;

    private ExceptionText() {}

    /** Returns its type, the first line of its message, and where the subject threw it: "AssertionError: 3 at Pool.java:17". */
    public static String of(Throwable thrown) {
        String type = thrown.getClass().getName();
        String message = message(thrown);
        String at = OwnThreads.at(thrown.getStackTrace());
        return type.substring(type.lastIndexOf('.') + 1)
                + (message.isEmpty() ? "" : ": " + message)
                + (at == null ? "" : " at " + at);
    }

    /** The subject's exceptions may make their messages themselves, and fail at it. */
    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            String line = message == null
                    ? ""
                    : Literal.oneLine(message.lines().findFirst().orElse(""));
            return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
        } catch (RuntimeException | Error e) {
            return "";
        }
    }
}
