package dev.turnstile.support.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a JVM of its own, as the command line starts it. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern ANNOUNCEMENT = Pattern.compile("(\\S+) on 127\\.0\\.0\\.1:(\\d+), model (\\S+)");

    private final Process process;
    private final BufferedReader output;
    private final String announcement;
    private final int port;

    private ServerProcess(List<String> command) {
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            output = process.inputReader(StandardCharsets.UTF_8);
            announcement = String.valueOf(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher matcher = ANNOUNCEMENT.matcher(announcement);
        if (!matcher.matches()) throw new IllegalStateException("not an announcement: " + announcement);
        port = Integer.parseInt(matcher.group(2));
    }

    /**
     * Starts a server, and waits until it says that it listens.
     *
     * @throws IllegalStateException if it says something else
     */
    public static ServerProcess start(String... arguments) {
        return startIn(List.of(), arguments);
    }

    /** Starts a server with the help of another program. */
    public static ServerProcess startIn(List<String> wrapper, String... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(command(arguments));
        return new ServerProcess(command);
    }

    /** Returns the command line of a server. */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Returns the line that it said when it listened. */
    public String announcement() {
        return announcement;
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Returns the process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for its end, and answers its exit status. */
    public int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Waits for its end and returns its output since the last call. */
    public String rest() throws IOException {
        return String.join("\n", output.readAllLines());
    }

    /** Ends it, and waits for that. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
