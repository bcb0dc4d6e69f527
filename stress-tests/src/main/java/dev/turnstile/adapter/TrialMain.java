package dev.turnstile.adapter;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.machine.ModelException;
import dev.turnstile.process.UserProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The process of a {@link Trial}: it writes lines of {@link TrialReport}, each as soon as it is known. */
final class TrialMain {
    private static final long SEED = 0;

    private final Path report;

    private TrialMain(Path report) {
        this.report = report;
    }

    /** Arguments: the subject's class, and the file. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        UserProperties.take();
        new TrialMain(Path.of(arguments[1])).run(Class.forName(arguments[0]));
        Runtime.getRuntime().halt(0); // whatever still runs
    }

    private void run(Class<?> subject) {
        Declaration declaration = DeclarationReader.read(subject);
        try {
            Trial trial = new Trial(
                    subject,
                    ScenarioSpace.actors(declaration.operations(), SEED),
                    operation -> write(TrialReport.TRYING, operation, ""));
            trial.unfit().forEach((operation, reason) -> write(TrialReport.UNFIT, operation, reason));
            write(TrialReport.DONE, "", "");
        } catch (ModelException e) {
            write(TrialReport.REFUSED, "", String.valueOf(e.getMessage()));
        }
    }

    private void write(String kind, String operation, String reason) {
        String line = String.join(TrialReport.SEPARATOR, kind, operation, reason.replaceAll("\\s+", " "));
        try {
            Files.writeString(report, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
