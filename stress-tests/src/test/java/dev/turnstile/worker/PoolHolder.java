package dev.turnstile.worker;

import dev.turnstile.hostile.Door;
import dev.turnstile.hostile.DoorModel;
import dev.turnstile.hostile.HostileDoors;
import dev.turnstile.spec.Subject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A process with two workers at what never ends; says so, and waits. */
public final class PoolHolder {
    private static final Duration LONG = Duration.ofMinutes(10);

    /** The property with the directory in which each worker leaves a file when it is at work. */
    private static final String BEGUN = "begun.directory";

    private PoolHolder() {}

    /** Argument: whether the workers are "starting" or "working" when it says so. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        if (arguments[0].equals("working")) letTwoWork();
        else runTwo(new WorkerPool(2), NeverMade.class);
        while (ProcessHandle.current().children().count() < 2) Thread.sleep(10);
        System.out.println("two workers");
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void letTwoWork() throws InterruptedException, IOException {
        Path begun = Files.createTempDirectory("begun");
        System.setProperty(BEGUN, begun.toString()); // workers get it, too
        WorkerPool pool = new WorkerPool(2);
        runTwo(pool, HostileDoors.Peaceful.class).forEach(CompletableFuture::join);
        runTwo(pool, NeverMade.class);
        while (filesIn(begun).length < 2) Thread.sleep(10);
        for (File file : filesIn(begun)) Files.delete(file.toPath());
        Files.delete(begun);
    }

    private static File[] filesIn(Path directory) {
        return Objects.requireNonNull(directory.toFile().listFiles());
    }

    private static List<CompletableFuture<?>> runTwo(WorkerPool pool, Class<?> subject) {
        return List.of(Tasks.submit(pool, subject, LONG), Tasks.submit(pool, subject, LONG));
    }

    /** Its constructor tells that it has begun, and deadlocks. */
    @Subject(model = DoorModel.class)
    public static class NeverMade implements Door {
        private final Door inner;

        public NeverMade() {
            String directory = System.getProperty(BEGUN);
            try {
                if (directory != null) Files.createTempFile(Path.of(directory), "worker", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            inner = new HostileDoors.DeadlocksInConstructor();
        }

        @Override
        public boolean open() {
            return inner.open();
        }
    }
}
