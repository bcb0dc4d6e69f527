package dev.turnstile.support.cache;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs that are installed on this machine. */
public final class Programs {
    private Programs() {}

    public static boolean hasMemcached() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(":")).anyMatch(place -> Files.isExecutable(Path.of(place, "memcached")));
    }
}
