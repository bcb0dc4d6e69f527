package dev.turnstile.code.trial;

import dev.turnstile.spec.Model;
import dev.turnstile.spec.Subject;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Subjects whose code leads to what takes long; some go there. */
public final class TrialSubjects {
    private TrialSubjects() {}

    public enum Mode {
        PLAIN,
        SPECIAL
    }

    public interface Cell {
        int plain();

        int special(Mode mode);
    }

    public static class CellModel implements Cell {
        private int n;

        @Override
        public int plain() {
            return ++n;
        }

        @Override
        public int special(Mode mode) {
            return ++n;
        }
    }

    /** It does more if a setting says so. */
    public abstract static class Extra extends CellModel {
        private final boolean enabled;

        Extra(boolean enabled) {
            this.enabled = enabled;
        }

        abstract void extra() throws Exception;

        @Override
        public synchronized int special(Mode mode) {
            try {
                if (enabled && mode == Mode.SPECIAL) extra();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return super.special(mode);
        }
    }

    @Subject(model = CellModel.class)
    public static class NoSleep extends Extra {
        public NoSleep() {
            super(false);
        }

        @Override
        void extra() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    @Subject(model = CellModel.class)
    public static class Sleep extends Extra {
        public Sleep() {
            super(true);
        }

        @Override
        void extra() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    @Subject(model = CellModel.class)
    public static class NoSocket extends Extra {
        public NoSocket() {
            super(false);
        }

        @Override
        void extra() throws IOException {
            new Socket("localhost", 1).close();
        }
    }

    @Subject(model = CellModel.class)
    public static class OpensSocket extends Extra {
        public OpensSocket() {
            super(true);
        }

        @Override
        void extra() throws IOException {
            new Socket("localhost", 1).close();
        }
    }

    @Subject(model = CellModel.class)
    public static class NoProcess extends Extra {
        public NoProcess() {
            super(false);
        }

        @Override
        void extra() throws IOException {
            new ProcessBuilder("true").start();
        }
    }

    @Subject(model = CellModel.class)
    public static class StartsProcess extends Extra {
        public StartsProcess() {
            super(true);
        }

        @Override
        void extra() throws IOException {
            new ProcessBuilder("true").start();
        }
    }

    @Subject(model = CellModel.class)
    public static class NoThread extends Extra {
        public NoThread() {
            super(false);
        }

        @Override
        void extra() {
            new Thread(() -> {}).start();
        }
    }

    @Subject(model = CellModel.class)
    public static class StartsThread extends Extra {
        public StartsThread() {
            super(true);
        }

        @Override
        void extra() {
            new Worker().start();
        }

        private static final class Worker extends Thread {}
    }

    /** It catches everything, and waits. */
    @Subject(model = CellModel.class)
    public static class Swallowing extends Extra {
        public Swallowing() {
            super(true);
        }

        @Override
        void extra() {
            try {
                LockSupport.parkNanos(1);
            } catch (Throwable swallowed) {
                // goes on
            }
        }
    }

    @Subject(model = CellModel.class)
    public static class TriesALock extends Extra {
        private final ReentrantLock lock = new ReentrantLock();

        public TriesALock() {
            super(true);
        }

        @Override
        void extra() throws InterruptedException {
            if (lock.tryLock(1, TimeUnit.SECONDS)) lock.unlock();
        }
    }

    /** Its operation never ends: so it is acquitted of nothing. */
    @Subject(model = CellModel.class)
    public static class Spinning extends Extra {
        private volatile boolean set;

        public Spinning() {
            super(true);
        }

        @Override
        void extra() throws InterruptedException {
            while (!set) Thread.onSpinWait();
            Thread.sleep(1);
        }

        @Override
        public int special(Mode mode) {
            return super.special(Mode.SPECIAL);
        }
    }

    @Subject(model = CellModel.class)
    public static class ThrowingInConstructor extends Extra {
        public ThrowingInConstructor() {
            super(false);
            throw new IllegalStateException();
        }

        @Override
        void extra() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    @Subject(model = CellModel.class)
    public static class SocketInConstructor extends CellModel {
        public SocketInConstructor() throws IOException {
            this(true);
        }

        SocketInConstructor(boolean open) throws IOException {
            if (open) new Socket("localhost", 1).close();
        }
    }

    @Subject(model = CellModel.class)
    public static class NoSocketInConstructor extends SocketInConstructor {
        public NoSocketInConstructor() throws IOException {
            super(false);
        }
    }

    /** A thread of its own does what an operation hands it. */
    @Subject(model = CellModel.class)
    public static class SocketByOwnThread extends Extra implements AutoCloseable {
        private final Thread worker = new Thread(this::work);
        private boolean handed;

        public SocketByOwnThread() {
            super(true);
            worker.setDaemon(true);
            worker.start();
        }

        private synchronized void work() {
            try {
                while (!handed) wait();
                wait(20); // the operation has long ended by then
                new Socket().close();
            } catch (InterruptedException | IOException e) {
                // closed
            }
        }

        @Override
        synchronized void extra() {
            handed = true;
            notifyAll();
        }

        @Override
        public void close() {
            worker.interrupt();
        }
    }

    public interface Queue {
        void put(int value);

        int take();
    }

    public static class QueueModel implements Queue {
        private final Deque<Integer> values = new ArrayDeque<>();

        @Override
        public void put(int value) {
            values.add(value);
        }

        @Override
        public int take() {
            Model.enabledWhen(!values.isEmpty());
            return values.remove();
        }
    }

    @Subject(model = QueueModel.class)
    public static class Unlimited implements Queue {
        private final Deque<Integer> values = new ArrayDeque<>();
        private final long limit;

        public Unlimited() {
            this(0);
        }

        Unlimited(long limit) {
            this.limit = limit;
        }

        @Override
        public synchronized void put(int value) {
            values.add(value);
            notifyAll();
        }

        @Override
        public synchronized int take() {
            try {
                while (values.isEmpty()) {
                    if (limit > 0) wait(limit);
                    else wait();
                }
                return values.remove();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** It waits for a time only where it finds nothing. */
    @Subject(model = QueueModel.class)
    public static class Limited extends Unlimited {
        public Limited() {
            super(1);
        }
    }

    /** Makes a directory when it is used for the first time, like classes that look for a native library. */
    private static final class Place {
        static final File DIRECTORY = made();

        private static File made() {
            File directory = new File(System.getProperty("java.io.tmpdir"), "turnstile-trial");
            return directory.mkdirs() || directory.isDirectory() ? directory : new File("");
        }
    }

    @Subject(model = CellModel.class)
    public static class FileInInitializer extends CellModel {
        @Override
        public int special(Mode mode) {
            return Place.DIRECTORY.getPath().isEmpty() ? -1 : super.special(mode);
        }
    }

    @Subject(model = CellModel.class)
    public static class FileInOperation extends CellModel {
        @Override
        public int special(Mode mode) {
            return Place.DIRECTORY.mkdir() ? -1 : super.special(mode);
        }
    }

    /** Leaves a trace in the JVM, as a class of the JDK does that is initialized. */
    @Subject(model = CellModel.class)
    public static class Tracing extends CellModel {
        static final String PLAIN = "turnstile.trial.plain";
        static final String SPECIAL = "turnstile.trial.special";

        @Override
        public int plain() {
            System.setProperty(PLAIN, "ran".toLowerCase(Locale.getDefault()));
            return super.plain();
        }

        @Override
        public int special(Mode mode) {
            System.setProperty(SPECIAL, "ran");
            return super.special(mode);
        }
    }
}
