package dev.turnstile.hostile;

import com.sun.jna.Pointer;
import dev.turnstile.hostile.HostileDoors.Peaceful;
import dev.turnstile.spec.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Subjects that come to no end, or end their JVM in one of the ways that there are. */
public final class HostileEnds {
    private HostileEnds() {}

    @Subject(model = DoorModel.class)
    public static class HangsInConstructor extends Peaceful {
        public HangsInConstructor() {
            while (true) LockSupport.park();
        }
    }

    @Subject(model = DoorModel.class)
    public static class HangsInClose extends Peaceful implements AutoCloseable {
        @Override
        public void close() {
            while (true) LockSupport.park();
        }
    }

    @Subject(model = DoorModel.class)
    public static class HaltsWithThree extends Peaceful {
        @Override
        public boolean open() {
            Runtime.getRuntime().halt(3);
            return true;
        }
    }

    /** Says so too, as a JVM without memory does. */
    @Subject(model = DoorModel.class)
    public static class ClaimsToHaveNoMemory extends Peaceful {
        @Override
        public boolean open() {
            System.err.println("Terminating due to java.lang.OutOfMemoryError: Java heap space");
            Runtime.getRuntime().halt(3);
            return true;
        }
    }

    @Subject(model = DoorModel.class)
    public static class CrashesItsJvm extends Peaceful {
        @Override
        public boolean open() {
            new Pointer(8).setLong(0, 8);
            return super.open();
        }
    }

    @Subject(model = DoorModel.class)
    public static class KillsItself extends Peaceful {
        @Override
        public boolean open() {
            signal("KILL");
            return super.open();
        }
    }

    @Subject(model = DoorModel.class)
    public static class HangsUp extends Peaceful {
        @Override
        public boolean open() {
            signal("HUP");
            return super.open();
        }
    }

    private static void signal(String name) {
        try {
            new ProcessBuilder(
                            "kill",
                            "-" + name,
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            TimeUnit.SECONDS.sleep(60);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
