package dev.turnstile.models.files;

import java.util.ArrayList;
import java.util.List;

/** {@link SharedLog}, single-threaded. */
public final class SharedLogModel implements SharedLog {
    private final List<Integer> lines = new ArrayList<>();

    @Override
    public void append(int line) {
        lines.add(line);
    }

    @Override
    public List<Integer> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void crash() {
        // The log does not die with a writer.
    }
}
