package dev.turnstile.engine.jqwik;

import static dev.turnstile.spec.Model.caller;
import static dev.turnstile.spec.Model.enabledWhen;

import dev.turnstile.engine.Counter;
import dev.turnstile.engine.CounterModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Crash;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** Subjects that are used by several processes, or start some. */
public final class ProcessSubjects {
    private static final String COUNT = "count";
    private static final String LOCK = "lock";

    private ProcessSubjects() {}

    /** Loses updates. */
    @Subject(model = CounterModel.class)
    @Broken(fault = LostUpdate.class, because = "it reads and writes in two steps", fixedBy = LockedFileCounter.class)
    @AcrossProcesses(keeps = COUNT)
    public static class RacyFileCounter implements Counter {
        final Path directory;

        /** @param directory where the count is */
        public RacyFileCounter(Path directory) {
            this.directory = directory;
        }

        @Override
        public int increment() {
            return add(1);
        }

        @Override
        public int get() {
            return add(0);
        }

        int add(int n) {
            Path file = directory.resolve(COUNT);
            try {
                int count = n + (Files.exists(file) ? Integer.parseInt(Files.readString(file)) : 0);
                Files.writeString(file, Integer.toString(count));
                return count;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Right. */
    @Subject(model = CounterModel.class)
    @AcrossProcesses(keeps = {COUNT, "l*k"})
    public static class LockedFileCounter extends RacyFileCounter {
        /** @param directory where the count is */
        public LockedFileCounter(Path directory) {
            super(directory);
        }

        @Override
        int add(int n) {
            try (FileChannel channel =
                    FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                FileLock _ = channel.lock(); // it goes with the channel
                return super.add(n);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Counts right, and leaves a file, and a process that nobody ends. */
    @Subject(model = CounterModel.class)
    @AcrossProcesses(keeps = {COUNT, LOCK})
    public static class UntidyFileCounter extends LockedFileCounter {
        /** @param directory where the count is */
        public UntidyFileCounter(Path directory) {
            super(directory);
        }

        @Override
        public int increment() {
            try {
                Files.writeString(directory.resolve("count.tmp"), "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            begin("sleep", "30");
            return super.increment();
        }
    }

    /** Lets its process end instead of answering. */
    @Subject(model = CounterModel.class)
    @AcrossProcesses(keeps = {COUNT, LOCK})
    public static class DyingFileCounter extends LockedFileCounter {
        /** @param directory where the count is */
        public DyingFileCounter(Path directory) {
            super(directory);
        }

        @Override
        @SuppressWarnings("SystemExitOutsideMain") // that is what is tried
        public int get() {
            System.err.println("no more");
            System.exit(3);
            return 0;
        }
    }

    /** Is killed, as by a system whose memory runs out. */
    @Subject(model = CounterModel.class)
    @AcrossProcesses(keeps = COUNT)
    public static class KilledFileCounter extends LockedFileCounter {
        /** @param directory where the count is */
        public KilledFileCounter(Path directory) {
            super(directory);
        }

        @Override
        public int get() {
            try {
                new ProcessBuilder(
                                "kill",
                                "-KILL",
                                Long.toString(ProcessHandle.current().pid()))
                        .start()
                        .waitFor();
                TimeUnit.MINUTES.sleep(1);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 0;
        }
    }

    /** Cannot be made. */
    @Subject(model = CounterModel.class)
    @AcrossProcesses
    public static class UnmadeFileCounter extends LockedFileCounter {
        /** @param directory not looked at */
        public UnmadeFileCounter(Path directory) {
            super(directory);
            throw new UnsupportedOperationException();
        }
    }

    /** A room for one process. */
    public interface Room {
        /** Waits until it is empty. */
        void enter();

        /** Leaves it. */
        void leave();

        /** The caller's process dies, and is in the room no more. */
        @Crash
        default void crash() {}
    }

    /** Somebody is in it, or nobody. */
    public static class RoomModel implements Room {
        private int inside = -1;

        @Override
        public void enter() {
            enabledWhen(inside < 0);
            inside = caller();
        }

        @Override
        public void leave() {
            if (inside != caller()) throw new IllegalStateException();
            inside = -1;
        }

        @Override
        public void crash() {
            if (inside == caller()) inside = -1;
        }
    }

    /** Somebody is in it while there is a file; also somebody who is dead. */
    @Subject(model = RoomModel.class)
    @AcrossProcesses(keeps = LOCK)
    public static class StaleRoom implements Room {
        private final Path lock;
        private boolean inside;

        /** @param directory where the file is */
        public StaleRoom(Path directory) {
            lock = directory.resolve(LOCK);
        }

        @Override
        public void enter() {
            while (!take()) pause();
            inside = true;
        }

        private boolean take() {
            try {
                Files.createFile(lock);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(1); // the place where it waits
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void leave() {
            if (!inside) throw new IllegalStateException();
            inside = false;
            try {
                Files.delete(lock);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Counts right in one process, and starts another that nobody ends. */
    @Subject(model = CounterModel.class)
    public static class OrphaningCounter extends Subjects.AtomicCounter {
        @Override
        public int increment() {
            begin("sleep", "30");
            return super.increment();
        }
    }

    /** Right: waits for those that it starts. */
    @Subject(model = CounterModel.class)
    public static class ReapingCounter extends Subjects.AtomicCounter {
        @Override
        public int increment() {
            try {
                begin("true").waitFor();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return super.increment();
        }
    }

    private static Process begin(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
