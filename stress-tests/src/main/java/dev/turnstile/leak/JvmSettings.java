package dev.turnstile.leak;

import java.io.InputStream;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The JVM-wide settings that a subject may change under its successors: noted when this is made. */
public final class JvmSettings {
    /** Properties that the engines' libraries set on first use. */
    private static final List<String> SET_BY_ENGINES = List.of("jna.", "jnidispatch.");

    private final Locale locale = Locale.getDefault();
    private final Locale display = Locale.getDefault(Locale.Category.DISPLAY);
    private final Locale format = Locale.getDefault(Locale.Category.FORMAT);
    private final TimeZone timeZone = TimeZone.getDefault();
    private final Properties properties = copy(System.getProperties());
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final @Nullable UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

    /** Notes the present settings. */
    public JvmSettings() {}

    /** Puts all back, and says what had been changed. */
    public List<String> restore() {
        List<String> changed = new ArrayList<>();
        restoreLocale(changed);
        restoreTimeZone(changed);
        restoreProperties(changed);
        restoreStreams(changed);
        if (Thread.getDefaultUncaughtExceptionHandler() != handler) {
            changed.add("the default handler of uncaught exceptions");
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
        Thread.currentThread().setContextClassLoader(loader);
        return changed;
    }

    private void restoreLocale(List<String> changed) {
        if (Locale.getDefault().equals(locale)
                && Locale.getDefault(Locale.Category.DISPLAY).equals(display)
                && Locale.getDefault(Locale.Category.FORMAT).equals(format)) return;
        changed.add("the default locale");
        Locale.setDefault(locale);
        Locale.setDefault(Locale.Category.DISPLAY, display);
        Locale.setDefault(Locale.Category.FORMAT, format);
    }

    private void restoreTimeZone(List<String> changed) {
        if (TimeZone.getDefault().equals(timeZone)) return;
        changed.add("the default time zone");
        TimeZone.setDefault(timeZone);
    }

    private void restoreProperties(List<String> changed) {
        Properties now = System.getProperties();
        if (now.equals(properties)) return;
        TreeSet<String> names = new TreeSet<>(now.stringPropertyNames());
        names.addAll(properties.stringPropertyNames());
        names.removeIf(n -> Objects.equals(now.getProperty(n), properties.getProperty(n)) || isOfAnEngine(n));
        if (names.isEmpty()) return;
        changed.add("system properties " + names);
        Properties before = copy(properties);
        now.stringPropertyNames().stream()
                .filter(JvmSettings::isOfAnEngine)
                .forEach(n -> before.setProperty(n, now.getProperty(n)));
        System.setProperties(before);
    }

    private static boolean isOfAnEngine(String property) {
        return SET_BY_ENGINES.stream().anyMatch(property::startsWith);
    }

    private void restoreStreams(List<String> changed) {
        if (System.out == out && System.err == err && System.in == in) return;
        changed.add("the standard streams");
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
    }

    private static Properties copy(Properties properties) {
        return (Properties) properties.clone();
    }
}
