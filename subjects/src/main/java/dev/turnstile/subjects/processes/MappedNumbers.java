package dev.turnstile.subjects.processes;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.turnstile.models.processes.SharedArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file in the memory of all processes that map it: the same pages, not copies. Mapping makes the file as long as it must be, with zeros;
 * of several processes that do so at once all but the first find nothing to do.
 */
abstract class MappedNumbers implements SharedArray, AutoCloseable {
    static final String FILE = "array";

    private final Arena arena = Arena.ofShared();
    final MemorySegment numbers;

    MappedNumbers(Path directory) {
        Path path = directory.resolve(FILE);
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            numbers = file.map(MapMode.READ_WRITE, 0, LENGTH * JAVA_INT.byteSize(), arena);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unmaps the file. */
    @Override
    public void close() {
        arena.close();
    }
}
