package dev.turnstile.evidence;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text that a subject may have had a hand in, such as its answers and exceptions, as it may be printed. Nothing in it begins a line of its
 * own, moves the cursor, colours the rest, changes the order of what is read, or is a command to the CI system that reads the log.
 */
public final class Printable {
    /**
     * Control characters, line ends, and the bidirectional formatting characters of Unicode (UAX 9). After one of the last kind, text may be
     * shown elsewhere than it stands. Values of scenarios have these escapes from the start.
     */
    private static final Pattern UNPRINTABLE = Pattern.compile(
            "[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private Printable() {}

    /** Returns a text on one line: what ends a line, control characters and those that change the direction are written as Java escapes them. */
    public static String line(String text) {
        return withoutCommands(UNPRINTABLE
                .matcher(text)
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0))));
    }

    /** Returns a text that may have several lines, such as a reason that quotes a compiler, on one line, with spaces between them. */
    public static String sentence(String text) {
        return line(text.lines().map(String::strip).collect(Collectors.joining(" ")));
    }

    /** Returns a text whose lines are all meant to be lines, each as {@link #line} returns it. */
    public static String lines(String text) {
        return text.lines().map(Printable::line).collect(Collectors.joining("\n"));
    }

    /**
     * GitHub's runner takes {@code ::} at the beginning of a line and {@code ##[} anywhere for its own, Azure {@code ##vso[} and TeamCity
     * {@code ##teamcity[}.
     */
    private static String withoutCommands(String line) {
        String unmarked = line.replace("##", "#\\u0023");
        return unmarked.stripLeading().startsWith("::") ? unmarked.replaceFirst("::", ":\\\\u003a") : unmarked;
    }
}
