package dev.turnstile.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A directory that all builds of a user share and that would grow from build to build. */
public final class SharedDirectory {
    /** By the names that were asked for. */
    private static final Map<Path, Path> KNOWN = new ConcurrentHashMap<>();

    private SharedDirectory() {}

    /**
     * Returns a directory that nobody but this user can write to. The first time that this JVM asks for it, its oldest entries are deleted,
     * unless another JVM uses the directory.
     *
     * @param directory its name, which others may have taken: then a number is added
     * @param most the number of entries that stay
     * @throws UncheckedIOException if there is no such directory
     */
    public static Path of(Path directory, int most) {
        return KNOWN.computeIfAbsent(directory, name -> open(PrivateDirectory.firstUsable(name), most));
    }

    private static Path open(Path directory, int most) {
        try {
            DirectoryLocks.share(directory, () -> keepNewest(directory, most));
        } catch (IOException e) {
            // Where nothing can be locked, everything stays.
        }
        return directory;
    }

    /** Deletes what is in a directory but for the newest entries, as far as that is possible. */
    static void keepNewest(Path directory, int most) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.filter(entry -> !DirectoryLocks.isLock(entry)).forEach(entries::add);
        }
        entries.sort(Comparator.comparing(SharedDirectory::modified).reversed());
        entries.stream().skip(most).forEach(Scratch::delete);
    }

    private static FileTime modified(Path entry) {
        try {
            return Files.getLastModifiedTime(entry);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
