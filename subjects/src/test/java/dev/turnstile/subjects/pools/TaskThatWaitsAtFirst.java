package dev.turnstile.subjects.pools;

import dev.turnstile.support.workers.WorkerTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes its process id into a file, and answers it. When it runs for the first time, it does not come to its end. */
public final class TaskThatWaitsAtFirst implements WorkerTask {
    @Override
    public String run(String place, int attempt) throws Exception {
        String pid = String.valueOf(ProcessHandle.current().pid());
        Path unfinished = Files.writeString(Path.of(place + "." + attempt), pid);
        Files.move(unfinished, Path.of(place), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        if (attempt == 1) Thread.sleep(Long.MAX_VALUE);
        return pid;
    }

    /** Waits until it is in the middle, and answers its process id. */
    static long awaitMiddle(Path place) throws Exception {
        while (!Files.exists(place)) Thread.sleep(1);
        return Long.parseLong(Files.readString(place));
    }
}
