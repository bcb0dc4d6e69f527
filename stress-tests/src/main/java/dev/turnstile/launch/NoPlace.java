package dev.turnstile.launch;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Why a directory for temporary files cannot be used, in words. */
final class NoPlace {
    private NoPlace() {}

    /**
     * Returns what happened, where, and what to do, as a sentence.
     *
     * @param temporary the directory for temporary files
     * @param e what was thrown at the attempt to make something in it
     */
    static String in(Path temporary, IOException e) {
        String what = Files.isDirectory(temporary) ? "cannot be written to (" + reason(e) + ")" : "does not exist";
        return "The directory for temporary files, " + temporary + ", " + what
                + ". Remedy: make room in it, or name another one by -Djava.io.tmpdir or the variable that the build tool passes on.";
    }

    private static String reason(IOException e) {
        String reason = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
