package dev.turnstile.adapter;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.launch.UserProperties;
import dev.turnstile.machine.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The process of a {@link Probe}: it writes lines of {@link ProbeReport}, each as soon as it is known. */
final class ProbeMain {
    private static final long SEED = 0;

    private final Path report;

    private ProbeMain(Path report) {
        this.report = report;
    }

    /** Arguments: the subject's class, and the file. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        UserProperties.take();
        new ProbeMain(Path.of(arguments[1])).run(Class.forName(arguments[0]));
        Runtime.getRuntime().halt(0); // also if threads still run
    }

    private void run(Class<?> subject) {
        Declaration declaration = DeclarationReader.read(subject);
        try {
            Probe probe = new Probe(
                    subject,
                    ScenarioSpace.actors(declaration.operations(), SEED),
                    operation -> write(ProbeReport.TRYING, operation, ""));
            probe.unfit().forEach((operation, reason) -> write(ProbeReport.UNFIT, operation, reason));
            write(ProbeReport.DONE, "", "");
        } catch (ModelException e) {
            write(ProbeReport.REFUSED, "", String.valueOf(e.getMessage()));
        }
    }

    private void write(String kind, String operation, String reason) {
        String line = String.join(ProbeReport.SEPARATOR, kind, operation, reason.replaceAll("\\s+", " "));
        try {
            Files.writeString(report, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
