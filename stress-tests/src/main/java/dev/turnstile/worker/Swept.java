package dev.turnstile.worker;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Tells when something has deleted the directory for temporary files of this JVM while it was in use, as cleaners of {@code /tmp} do. */
final class Swept {
    private Swept() {}

    /** Returns that as a clause, if an exception comes of it. */
    static Optional<String> inWords(Throwable thrown) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        boolean swept = !Files.isDirectory(temporary);
        for (Throwable t = thrown; t != null && !swept; t = t.getCause()) swept = isMissing(t, temporary);
        return swept
                ? Optional.of("something has deleted files in " + temporary
                        + " while they were in use. Keep cleaners of temporary files away from there, or name another directory"
                        + " by -Djava.io.tmpdir")
                : Optional.empty();
    }

    private static boolean isMissing(Throwable thrown, Path temporary) {
        return thrown instanceof NoSuchFileException missing
                && missing.getFile() != null
                && Path.of(missing.getFile()).startsWith(temporary);
    }
}
