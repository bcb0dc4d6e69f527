package dev.turnstile.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A directory in which the workers of one campaign leave the scenarios that they have chosen for each other. If a file cannot be read
 * or written, the scenarios are chosen again.
 */
record ScenarioShelf(Path directory) {
    /** Returns the scenarios under a name, once the file is complete. */
    Optional<List<String>> find(String name) {
        try {
            List<String> lines = Files.readAllLines(file(name));
            return lines.isEmpty() || !lines.get(0).equals(name)
                    ? Optional.empty()
                    : Optional.of(List.copyOf(lines.subList(1, lines.size())));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** Leaves something there, all or nothing. */
    void put(String name, List<String> lines) {
        List<String> all = new ArrayList<>();
        all.add(name);
        all.addAll(lines);
        try {
            Path part = Files.createTempFile(directory, "part-", "");
            Files.write(part, all);
            Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // The others choose for themselves.
        }
    }

    /** Names may be longer than a file's. */
    private Path file(String name) {
        return directory.resolve(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
    }
}
