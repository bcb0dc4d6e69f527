package dev.turnstile.program;

import java.security.Security;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;

/** Programs that change what is one for a whole JVM, or what is done about exceptions. */
public final class JvmWidePrograms {
    private static void fail() {
        throw new IllegalStateException("expected");
    }

    private JvmWidePrograms() {}

    /** Right: the handler counts before its thread has ended. */
    public static final class DefaultHandler {
        private static final AtomicInteger HANDLED = new AtomicInteger();

        private DefaultHandler() {}

        public static void main(String[] args) throws InterruptedException {
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> HANDLED.incrementAndGet());
            Thread other = new Thread(JvmWidePrograms::fail);
            other.start();
            other.join();
            assert HANDLED.get() == 1;
        }
    }

    /** Wrong: the handler may not have counted yet. */
    public static final class HastyHandler {
        private static final AtomicInteger HANDLED = new AtomicInteger();

        private HastyHandler() {}

        public static void main(String[] args) {
            Thread other = new Thread(JvmWidePrograms::fail);
            other.setUncaughtExceptionHandler((thread, thrown) -> HANDLED.incrementAndGet());
            other.start();
            assert HANDLED.get() == 1;
        }
    }

    /** Right: the thread's own handler is taken, and what that throws is ignored. */
    public static final class OwnHandler {
        private static final AtomicInteger HANDLED = new AtomicInteger();

        private OwnHandler() {}

        public static void main(String[] args) throws InterruptedException {
            Thread other = new Thread(JvmWidePrograms::fail);
            other.setUncaughtExceptionHandler((thread, thrown) -> {
                HANDLED.incrementAndGet();
                throw new IllegalArgumentException();
            });
            other.start();
            other.join();
            assert HANDLED.get() == 1;
        }
    }

    /** Wrong: the handler may be set too late. */
    public static final class LateHandler {
        private LateHandler() {}

        public static void main(String[] args) throws InterruptedException {
            Thread other = new Thread(JvmWidePrograms::fail);
            other.start();
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
            other.join();
        }
    }

    /** Right: each run begins with the settings of the JVM. */
    public static final class Settings {
        private static final String FLAG = "turnstile.test.flag";

        private Settings() {}

        public static void main(String[] args) throws InterruptedException {
            assert System.getProperty(FLAG) == null;
            assert !Locale.getDefault().equals(Locale.GERMAN);
            assert !TimeZone.getDefault().getID().equals("Etc/GMT-5");
            Thread other = new Thread(() -> System.setProperty(FLAG, "1"));
            other.start();
            Locale.setDefault(Locale.GERMAN);
            TimeZone.setDefault(TimeZone.getTimeZone("Etc/GMT-5"));
            other.join();
        }
    }

    /** Wrong: the property may not have been set yet. */
    public static final class HastySettings {
        private static final String FLAG = "turnstile.test.flag";

        private HastySettings() {}

        public static void main(String[] args) {
            new Thread(() -> System.setProperty(FLAG, "1")).start();
            assert System.getProperty(FLAG) != null;
        }
    }

    /** Right, though the same hook is added in each run. */
    public static final class Hook {
        private static final Thread HOOK = new Thread(JvmWidePrograms::fail);

        private Hook() {}

        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(HOOK);
            Thread other = new Thread(() -> Runtime.getRuntime().availableProcessors());
            other.start();
            other.join();
        }
    }

    /** It sets a property that cannot be put back. */
    public static final class SecurityProperty {
        private SecurityProperty() {}

        public static void main(String[] args) {
            assert Security.getProperty("turnstile.test.flag") == null;
            Security.setProperty("turnstile.test.flag", "1");
        }
    }
}
