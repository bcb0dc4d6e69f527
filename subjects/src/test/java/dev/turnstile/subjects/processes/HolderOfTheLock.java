package dev.turnstile.subjects.processes;

import java.io.IOException;
import java.nio.file.Path;

/** A process that takes one under the lock, and stays between its read and its write. */
final class HolderOfTheLock {
    private HolderOfTheLock() {}

    public static void main(String[] arguments) throws IOException {
        try (var dict = new LockedDict(Path.of(arguments[0])) {
            @Override
            void pause() {
                ClientOfDicts.meetOthers();
            }
        }) {
            dict.takeOne();
        }
    }
}
