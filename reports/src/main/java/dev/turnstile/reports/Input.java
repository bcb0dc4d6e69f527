package dev.turnstile.reports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which campaign is meant. */
final class Input {
    @Option(
            names = "--evidence",
            required = true,
            paramLabel = "DIR",
            description = "A directory with the evidence of a campaign. May be repeated; the evidence is merged.")
    private final List<Path> evidence = new ArrayList<>();

    @Option(
            names = "--skipped",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOLEAN",
            description =
                    "Says that tests were skipped, and the campaign with them, so that no evidence is expected. May be repeated.")
    private final List<Boolean> skipped = new ArrayList<>();

    List<Path> evidence() {
        return evidence;
    }

    boolean skipped() {
        return skipped.contains(true);
    }
}
