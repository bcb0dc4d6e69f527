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
    void is_turned_off_where_nobody_uses_it() throws IOException {
        turnOff();
        assertThat(system).containsEntry("jqwik.database", "");
    }

    @Test
    void stays_where_it_is() throws IOException {
        Files.createFile(project.resolve(".jqwik-database"));
        turnOff();
        assertThat(system).isEmpty();
    }

    @Test
    void stays_where_the_command_line_wants_it() throws IOException {
        system.setProperty("jqwik.database", "elsewhere");
        turnOff();
        assertThat(system).containsOnly(Map.entry("jqwik.database", "elsewhere"));
    }

    @Test
    void stays_where_the_project_wants_it() throws IOException {
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
