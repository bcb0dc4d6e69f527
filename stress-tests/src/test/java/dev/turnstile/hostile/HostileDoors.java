package dev.turnstile.hostile;

import dev.turnstile.spec.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Subjects that do not keep to themselves. */
public final class HostileDoors {
    private HostileDoors() {}

    @Subject(model = DoorModel.class)
    public static class Slow extends Peaceful {
        @Override
        public boolean open() {
            try {
                Thread.sleep(800);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return super.open();
        }
    }

    @Subject(model = DoorModel.class)
    public static class Peaceful implements Door {
        @Override
        public boolean open() {
            return true;
        }
    }

    @Subject(model = DoorModel.class)
    public static class SpinsForEver implements Door {
        private volatile boolean opened;

        @Override
        public boolean open() {
            while (!opened) Thread.onSpinWait();
            return true;
        }
    }

    @Subject(model = DoorModel.class)
    public static class Exits implements Door {
        @Override
        public boolean open() {
            System.exit(42);
            return true;
        }
    }

    @Subject(model = DoorModel.class)
    public static class Halts implements Door {
        @Override
        public boolean open() {
            Runtime.getRuntime().halt(43);
            return true;
        }
    }

    @Subject(model = DoorModel.class)
    public static class TakesAllMemory implements Door {
        private static final List<long[]> HOARD = new ArrayList<>();

        @Override
        public boolean open() {
            while (true) HOARD.add(new long[1 << 20]);
        }
    }

    @Subject(model = DoorModel.class)
    public static class KeepsMuchMemory extends Peaceful {
        private static final List<long[]> HOARD = new ArrayList<>();

        @Override
        public boolean open() {
            long enough = Runtime.getRuntime().maxMemory() * 3 / 4;
            while (HOARD.size() * 8L << 20 < enough) HOARD.add(new long[1 << 20]);
            return true;
        }
    }

    @Subject(model = DoorModel.class)
    public static class RecursesForEver implements Door {
        @Override
        public boolean open() {
            return recurse(0) == 0;
        }

        private static long recurse(long depth) {
            return depth < 0 ? 0 : 1 + recurse(depth + 1);
        }
    }

    @Subject(model = DoorModel.class)
    public static class ThrowsInConstructor extends Peaceful {
        public ThrowsInConstructor() {
            throw new IllegalStateException("no door today");
        }
    }

    @Subject(model = DoorModel.class)
    public static class LeaksThreads extends Peaceful {
        @Override
        public boolean open() {
            Thread leaked = new Thread(LeaksThreads::sleepForEver, "a leaked thread");
            leaked.setDaemon(true);
            leaked.start();
            return true;
        }

        private static void sleepForEver() {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                sleepForEver();
            }
        }
    }

    @Subject(model = DoorModel.class)
    public static class DeadlocksInConstructor extends Peaceful {
        private final Object mine = new Object();
        private final Object its = new Object();

        public DeadlocksInConstructor() {
            Thread helper = new Thread(this::takeItsThenMine, "the constructor's helper");
            helper.setDaemon(false); // enough to keep a JVM alive
            synchronized (mine) {
                helper.start();
                while (helper.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
                synchronized (its) {
                    throw new AssertionError("the helper holds it");
                }
            }
        }

        private void takeItsThenMine() {
            synchronized (its) {
                synchronized (mine) {
                    throw new AssertionError("the constructor holds it");
                }
            }
        }
    }

    @Subject(model = DoorModel.class)
    public static class PrintsAGigabyte extends Peaceful {
        private static final byte[] LINE = new byte[1 << 20];
        private static boolean printed;

        static {
            Arrays.fill(LINE, (byte) 'x');
            LINE[LINE.length - 1] = '\n';
        }

        @Override
        public synchronized boolean open() {
            if (printed) return true;
            printed = true;
            for (int i = 0; i < 512; i++) {
                System.out.write(LINE, 0, LINE.length);
                System.err.write(LINE, 0, LINE.length);
            }
            return true;
        }
    }

    @Subject(model = DoorModel.class)
    public static class IgnoresInterrupts implements Door {
        @Override
        public boolean open() {
            while (true) {
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    // and back to sleep
                }
            }
        }
    }

    @Subject(model = DoorModel.class)
    public static class ChangesSettings extends Peaceful {
        @Override
        public boolean open() {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            System.setProperty("user.home", "/nowhere");
            System.setProperty("line.separator", "<br>");
            return true;
        }
    }

    /** Answers whether the settings are those of a fresh JVM. */
    @Subject(model = DoorModel.class)
    public static class ExpectsSettings implements Door {
        @Override
        public boolean open() {
            return String.format("%d", 1).equals("1")
                    && System.lineSeparator().equals(System.getProperty("line.separator"))
                    && !System.getProperty("user.home").equals("/nowhere");
        }
    }

    @Subject(model = RandomDoorModel.class)
    public static class JudgedByChance extends Peaceful {}
}
