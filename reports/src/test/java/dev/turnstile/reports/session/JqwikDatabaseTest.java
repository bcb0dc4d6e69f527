package dev.turnstile.reports.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JqwikDatabaseTest {
    @TempDir
    private Path project;

    private final Properties system = new Properties();

    @Test
    void isTurnedOffWhereNobodyUsesIt() throws IOException {
        turnOff();
        assertThat(system).containsEntry("jqwik.database", "");
    }

    @Test
    void staysWhereItIs() throws IOException {
        Files.createFile(project.resolve(".jqwik-database"));
        turnOff();
        assertThat(system).isEmpty();
    }

    @Test
    void staysWhereTheCommandLineWantsIt() throws IOException {
        system.setProperty("jqwik.database", "elsewhere");
        turnOff();
        assertThat(system).containsOnly(Map.entry("jqwik.database", "elsewhere"));
    }

    @Test
    void staysWhereTheProjectWantsIt() throws IOException {
        Files.writeString(project.resolve("junit-platform.properties"), "jqwik.database = target/db");
        turnOff();
        assertThat(system).isEmpty();
    }

    private void turnOff() throws IOException {
        URL[] classes = {project.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, null)) {
            JqwikDatabase.turnOffIfUnused(project, system, loader);
        }
    }
}
