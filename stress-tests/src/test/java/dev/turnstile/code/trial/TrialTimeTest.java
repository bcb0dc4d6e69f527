package dev.turnstile.code.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrialTimeTest {
    private static final long LIMIT_MILLIS = 200;

    @Test
    void it_begins_anew_while_classes_are_loaded_and_is_over_when_none_are() throws Exception {
        TrialTime time = new TrialTime(Duration.ofMillis(LIMIT_MILLIS));
        for (int i = 0; i < 3; i++) {
            loadClass();
            assertThat(time.isOver()).isFalse();
            Thread.sleep(LIMIT_MILLIS + 1);
        }
        while (!time.isOver()) Thread.onSpinWait();
    }

    /** Loads one that is new to this JVM, by a loader of its own. */
    private static void loadClass() throws Exception {
        URL home = TrialTime.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {home}, ClassLoader.getPlatformClassLoader())) {
            assertThat(loader.loadClass(TrialTime.class.getName())).isNotSameAs(TrialTime.class);
        }
    }
}
