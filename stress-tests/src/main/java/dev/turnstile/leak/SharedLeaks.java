package dev.turnstile.leak;

import dev.turnstile.leak.Relatives.Relative;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds leaks of processes that share a directory, after their instances are closed: files, locks on files, and other processes. */
public final class SharedLeaks {
    private SharedLeaks() {}

    /**
     * Returns everything that exists and should not, as clauses.
     *
     * @param directory what the processes share
     * @param keeps whether a file of this name may stay there
     * @param processes the ids of the processes, which stay for the next run
     * @param relatives the processes that these have started
     */
    public static List<String> of(
            Path directory, Predicate<String> keeps, Collection<Long> processes, Collection<Relative> relatives) {
        List<String> left = new ArrayList<>(files(directory, keeps));
        left.addAll(FileLocks.heldBy(processes));
        relatives.forEach(relative -> left.add(relative.toString()));
        return left;
    }

    private static List<String> files(Path directory, Predicate<String> keeps) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(keeps.negate())
                    .sorted()
                    .map(name -> "file " + name)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
