package dev.turnstile.subjects.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A process that takes one from a dictionary of each kind, and stops for a word from its parent wherever it might meet another. */
final class ClientOfDicts {
    private ClientOfDicts() {}

    public static void main(String[] arguments) throws IOException {
        int initial = Integer.parseInt(arguments[1]);
        Path place = Path.of(arguments[0]);
        try (var unlocked = new ReadModifyWriteDict(place.resolve("unlocked"), initial) {
                    @Override
                    void pause() {
                        meetOthers();
                    }
                };
                var locked = new LockedDict(place.resolve("locked"), initial);
                var serverSide = new ServerSideDict(place.resolve("server-side"), initial)) {
            meetOthers(); // and begin at once
            locked.takeOne();
            serverSide.takeOne();
            unlocked.takeOne();
        }
    }

    /** Tells that it is there, and waits for the word. */
    static void meetOthers() {
        System.out.write('\n');
        System.out.flush();
        try {
            System.in.read(); // also at the end of the input: nobody outlives the scene
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
