package dev.turnstile.support.fileserver;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one directory, for any number of threads. Directories in it, links and hidden files are not among them.
 *
 * <p>A file is there in full or not at all, because the bytes of an upload land in a file of their own. When all have come, that file
 * gets its name in one step of the file system (rename(2)), in place of the old one. A reader of the old file has it open by then and
 * reads it to its end, since nobody writes into a file that has its name. Listing looks at many files, so no name may change meanwhile:
 * a lock ensures that, in one process only.
 *
 * <p>Why nobody gets out of the directory: a name is allowed if it is made of certain characters, and no slash is among them; and where
 * it is that of a link, nobody follows it.
 *
 * <p>Nothing is forced to the disk, so it is not for the morning after a power cut, and a process that is killed leaves hidden what it
 * was about to take in.
 */
public class FileStore {
    /** No upload may be longer. */
    static final long LONGEST = 1L << 30;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
    private static final String HIDDEN = ".";

    /** Smaller files are copied: to map one takes a page of memory at least, and some work of the kernel's. */
    private static final int WORTH_MAPPING = 16 << 10;

    private static final long PART = 1 << 30;

    private final Path root;
    private final Object names = new Object();

    public FileStore(Path root) {
        this.root = root;
    }

    /** Returns whether a file may have this name. */
    protected boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Where the bytes of an upload land until all have come. */
    protected Path landing(Path target) throws IOException {
        return Files.createTempFile(root, HIDDEN, ".upload");
    }

    /** Begins an upload under a name that is one. */
    Upload upload(String name) throws IOException {
        Path target = root.resolve(name);
        Path landing = landing(target);
        return new Upload(FileChannel.open(landing, CREATE, WRITE, TRUNCATE_EXISTING), landing, target);
    }

    /** An upload that goes on. One of {@link #publish} and {@link #abandon} ends it. */
    final class Upload {
        private final FileChannel file;
        private final Path landing;
        private final Path target;

        private Upload(FileChannel file, Path landing, Path target) {
            this.file = file;
            this.landing = landing;
            this.target = target;
        }

        void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) file.write(bytes);
        }

        void publish() throws IOException {
            file.close();
            synchronized (names) {
                Files.move(landing, target, ATOMIC_MOVE);
            }
        }

        void abandon() {
            try (file) {
                Files.deleteIfExists(landing);
            } catch (IOException e) {
                // it stays, and stays hidden
            }
        }
    }

    /**
     * Returns the content of a file.
     *
     * @throws NoSuchFileException if there is none
     */
    public List<ByteBuffer> content(String name) throws IOException {
        Path path = root.resolve(name);
        if (!Files.isRegularFile(path, NOFOLLOW_LINKS)) throw new NoSuchFileException(name);
        try (FileChannel file = FileChannel.open(path, READ, NOFOLLOW_LINKS)) {
            long size = file.size();
            List<ByteBuffer> parts = new ArrayList<>();
            for (long from = 0; from < size; from += PART) parts.add(part(file, from, Math.min(PART, size - from)));
            return parts;
        }
    }

    /** A mapped part is neither in the heap nor an open file, however slowly the client reads it. */
    private static ByteBuffer part(FileChannel file, long from, long length) throws IOException {
        if (length >= WORTH_MAPPING) return file.map(MapMode.READ_ONLY, from, length);
        ByteBuffer copy = ByteBuffer.allocate((int) length);
        while (copy.hasRemaining() && file.read(copy, from + copy.position()) >= 0) {}
        return copy.flip();
    }

    /** A file in the list. */
    record Entry(String name, long size) {}

    /** Returns all files, by name. */
    List<Entry> list() throws IOException {
        List<Entry> entries = new ArrayList<>();
        synchronized (names) {
            try (Stream<Path> files = Files.list(root)) {
                for (Path file : files.sorted().toList()) {
                    String name = String.valueOf(file.getFileName());
                    if (NAME.matcher(name).matches() && Files.isRegularFile(file, NOFOLLOW_LINKS))
                        entries.add(new Entry(name, Files.size(file)));
                }
            }
        }
        return entries;
    }
}
