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
            description = "Evidence of a campaign; that of several directories is merged.")
    private final List<Path> evidence = new ArrayList<>();

    @Option(
            names = "--skipped",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "BOOLEAN",
            description =
                    "That tests were skipped, and with them the campaign: then nothing is expected. True if any of several is.")
    private final List<Boolean> skipped = new ArrayList<>();

    List<Path> evidence() {
        return evidence;
    }

    boolean skipped() {
        return skipped.contains(true);
    }
}
