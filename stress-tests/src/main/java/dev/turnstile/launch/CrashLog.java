package dev.turnstile.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The file that a JVM writes when it crashes. Only what tells of the crash is read: further on the file lists the command line and variables
 * of the environment, which are nobody else's business.
 */
public final class CrashLog {
    private static final String NAME = "hs_err_pid";

    /** The head is a comment of some 15 lines. */
    private static final int MOST_LINES_OF_HEAD = 20;

    private static final List<String> ADVICE =
            List.of("ore dump", "Coredump", "bug report", "report the bug", "http", "crash happened outside");

    private static final String PLACE = "Problematic frame:";

    private static final int MOST_FRAMES = 8;

    /** Where the frames of the thread that crashed begin, which come before all else that counts. */
    private static final String FRAMES = "Java frames:";

    /** Frames are on the first pages; lines of native code are shorter than this. */
    private static final int MOST_LINES = 400;

    private static final int LONGEST_LINE = 300;

    private final List<String> head = new ArrayList<>();
    private final List<String> frames = new ArrayList<>();

    private CrashLog() {}

    /** Returns the option by which a JVM writes the file into a directory. */
    static String option(Path directory) {
        return "-XX:ErrorFile=" + directory.resolve(NAME).toString().replace("%", "%%") + "%p";
    }

    /** Returns what a JVM says of its crash, in a few lines; empty if it has not crashed. */
    public static Optional<String> of(Path directory, long pid) {
        CrashLog log = new CrashLog();
        // The file quotes memory, so not all of it need be text.
        try (BufferedReader lines =
                Files.newBufferedReader(directory.resolve(NAME + pid), StandardCharsets.ISO_8859_1)) {
            log.read(lines);
        } catch (IOException noCrash) {
            return Optional.empty();
        }
        return log.head.isEmpty() ? Optional.empty() : Optional.of(log.text());
    }

    private void read(BufferedReader lines) throws IOException {
        boolean inFrames = false;
        for (int i = 0; i < MOST_LINES; i++) {
            String line = lines.readLine();
            if (line == null) return;
            if (line.startsWith("#") && head.size() < MOST_LINES_OF_HEAD)
                addToHead(line.substring(1).strip());
            if (inFrames && (line.isBlank() || frames.size() == MOST_FRAMES)) return;
            if (inFrames) frames.add(shortened(line));
            inFrames |= line.startsWith(FRAMES);
        }
    }

    /** Leaves out advice on the crash, which is meant for those who work on the JVM. */
    private void addToHead(String line) {
        boolean advice = line.isEmpty() || ADVICE.stream().anyMatch(line::contains);
        if (!advice) head.add(shortened(line));
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    private String text() {
        return String.join("\n", head) + (frames.isEmpty() ? "" : "\n" + FRAMES + "\n" + String.join("\n", frames));
    }

    /** Returns the cause of a crash, such as {@code SIGSEGV (0xb) in C  [libc.so.6+0x1]}, from what {@link #of} returned. */
    public static String cause(String crash) {
        List<String> lines = crash.lines().toList();
        String cause = lines.size() < 2 ? "for an unknown reason" : lines.get(1).replaceFirst(" at pc=.*", "");
        int place = lines.indexOf(PLACE) + 1;
        return place == 0 || place == lines.size() ? cause : cause + " in " + lines.get(place);
    }
}
