package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.SharedDict;
import dev.turnstile.support.processes.ManagedDict;
import java.io.IOException;
import java.nio.file.Path;

/** A count in a {@link ManagedDict}; subjects differ in how they take from it. */
abstract class JudgedDict implements SharedDict, AutoCloseable {
    static final String LEFT = "left";

    final ManagedDict dict;

    JudgedDict(Path directory, int initial) throws IOException {
        dict = new ManagedDict(directory);
        dict.setIfAbsent(LEFT, initial); // the first one does
    }

    @Override
    public int left() {
        return dict.get(LEFT);
    }

    @Override
    public void close() throws IOException {
        dict.close();
    }
}
