package dev.turnstile.reports.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The file in which jqwik remembers failed properties. Turnstile brings jqwik, and the JUnit Platform then runs it as a test engine, too: it
 * would leave this file in a project that has no property of jqwik's at all.
 */
final class JqwikDatabase {
    /** The configuration parameter of jqwik with the file's name. None is written if it is empty. */
    private static final String NAME = "jqwik.database";

    private static final String DEFAULT = ".jqwik-database";
    private static final String CONFIGURATION = "junit-platform.properties";

    private JqwikDatabase() {}

    /** Turns it off unless the project has it already, or says where it should be. */
    static void turnOffIfUnused(Path project, Properties system, ClassLoader classes) {
        boolean used = system.containsKey(NAME) || Files.exists(project.resolve(DEFAULT)) || isConfigured(classes);
        if (!used) system.setProperty(NAME, "");
    }

    private static boolean isConfigured(ClassLoader classes) {
        try (InputStream file = classes.getResourceAsStream(CONFIGURATION)) {
            Properties configuration = new Properties();
            if (file != null) configuration.load(file);
            return configuration.containsKey(NAME);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + CONFIGURATION, e);
        }
    }
}
