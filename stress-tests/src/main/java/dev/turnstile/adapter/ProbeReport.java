package dev.turnstile.adapter;

import dev.turnstile.launch.ExitStatus;
import dev.turnstile.launch.JavaCommand;
import dev.turnstile.launch.Scratch;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The findings of a {@link Probe} in a JVM of its own: operations may spin there, or end it.
 *
 * @param unfit the operations that cannot be checked, each with the reason as a predicate
 * @param refusal why no operation can be; empty if some can
 * @param complete whether all others have been tried
 */
record ProbeReport(Map<String, String> unfit, String refusal, boolean complete) {
    static final String TRYING = "trying";
    static final String UNFIT = "unfit";
    static final String DONE = "done";
    static final String REFUSED = "refused";
    static final String SEPARATOR = "\t";

    /** Only guards: a probe makes some hundred calls. */
    private static final long GUARD_MINUTES = 3;

    /**
     * Tries the operations of a subject.
     *
     * @param classes the directory of its classes
     */
    static ProbeReport of(String subject, Path classes) {
        Path directory = Scratch.make();
        Path report = directory.resolve("report");
        try {
            ProcessBuilder builder = JavaCommand.of(
                            directory, AdaptedClass.JVM_ARGUMENTS, ProbeMain.class, List.of(subject, report.toString()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD);
            builder.environment()
                    .merge("CLASSPATH", classes.toString(), (known, more) -> known + File.pathSeparator + more);
            Process process = builder.start();
            boolean ended = process.waitFor(GUARD_MINUTES, TimeUnit.MINUTES);
            if (!ended) process.destroyForcibly().waitFor();
            List<String> lines = Files.exists(report) ? Files.readAllLines(report) : List.of();
            return read(
                    lines, ended ? "ends its JVM, with " + ExitStatus.inWords(process.exitValue()) : "takes too long");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a class was tried", e);
        } finally {
            Scratch.delete(directory);
        }
    }

    /** @param end how the process ended if it did not say that it was done */
    private static ProbeReport read(List<String> lines, String end) {
        Map<String, String> unfit = new LinkedHashMap<>();
        String trying = "";
        for (String line : lines) {
            String[] parts = line.split(SEPARATOR, -1);
            switch (parts[0]) {
                case TRYING -> trying = parts[1];
                case UNFIT -> unfit.put(parts[1], parts[2]);
                case DONE -> {
                    return new ProbeReport(unfit, "", true);
                }
                case REFUSED -> {
                    return new ProbeReport(unfit, parts[2], true);
                }
                default -> throw new IllegalStateException(line);
            }
        }
        if (trying.isEmpty()) return new ProbeReport(unfit, "cannot be made: its JVM " + end, false);
        unfit.put(trying, end);
        return new ProbeReport(unfit, "", false);
    }
}
