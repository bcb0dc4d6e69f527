package dev.turnstile.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Directories that nobody but their owner can write to. Code that is loaded from a directory that others can write to is their code. File
 * systems without such permissions are believed to keep users apart by themselves.
 */
public final class PrivateDirectory {
    private static final Set<PosixFilePermission> OWNERS_ONLY =
            Set.copyOf(PosixFilePermissions.fromString("rwx------"));

    /** If others have taken more names than these, they mean harm. */
    private static final int MOST_NAMES = 9;

    private PrivateDirectory() {}

    /** Returns the attributes with which to make one. */
    static FileAttribute<?>[] attributes() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /**
     * Returns a directory that can be used: of the given name, or with a number behind it where others have taken that name.
     *
     * @throws UncheckedIOException if all these names are taken
     */
    public static Path firstUsable(Path directory) {
        return Stream.concat(
                        Stream.of(directory),
                        IntStream.rangeClosed(1, MOST_NAMES)
                                .mapToObj(i -> directory.resolveSibling(directory.getFileName() + "-" + i)))
                .filter(PrivateDirectory::isUsable)
                .findFirst()
                .orElseThrow(() -> new UncheckedIOException(new IOException(
                        "neither " + directory + " nor one with a number behind it is this user's own")));
    }

    /**
     * Returns whether a directory can be used, and makes it if there is none.
     *
     * @param directory a directory with a name that others may guess
     * @return whether it is this user's own, no link, and closed to all others
     */
    static boolean isUsable(Path directory) {
        try {
            if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) Files.createDirectory(directory, attributes());
            return isPrivate(directory);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns whether it is a directory, this user's own, no link, and closed to all others. */
    static boolean isPrivate(Path directory) throws IOException {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) && (!isPosix() || isOwn(directory));
    }

    private static boolean isOwn(Path directory) throws IOException {
        PosixFileAttributes found =
                Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Path sample = Files.createTempFile("turnstile-owner", "");
        try {
            return found.owner().equals(Files.getOwner(sample))
                    && found.permissions().equals(OWNERS_ONLY);
        } finally {
            Files.deleteIfExists(sample);
        }
    }
}
