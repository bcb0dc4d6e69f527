package dev.turnstile.campaign.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A subject leads to a helper, by a field that the helper's own nested class has; nothing leads to the bystander. */
class FingerprintsTest {
    private static final List<String> ROOTS = List.of("demo.Counter");

    @TempDir
    private Path directory;

    private Path classes;
    private Path library;
    private Path turnstile;

    @BeforeEach
    void compile() throws IOException {
        classes = Files.createDirectories(directory.resolve("classes"));
        library = Files.writeString(directory.resolve("library.jar"), "no jar, but its bytes count");
        turnstile = Files.createDirectories(directory.resolve("turnstile"));
        source("Helper", "class Helper { static class Inner { int n = 1; } }");
        source("Counter", "public class Counter { Object help() { return new Helper.Inner(); } }");
        source("Bystander", "class Bystander { int n = 1; }");
    }

    @Test
    void the_same_files_have_the_same_fingerprint() throws IOException {
        String before = fingerprint();
        compile();
        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void a_class_that_the_subject_leads_to_counts() throws IOException {
        String before = fingerprint();
        source("Helper", "class Helper { static class Inner { int n = 2; } }");
        assertThat(fingerprint()).isNotEqualTo(before);
    }

    @Test
    void a_class_that_nothing_leads_to_does_not_count() throws IOException {
        String before = fingerprint();
        source("Bystander", "class Bystander { int n = 2; }");
        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    void a_library_a_resource_and_turnstile_count_as_a_whole() throws IOException {
        String before = fingerprint();
        Files.writeString(library, "other bytes");
        String withLibrary = fingerprint();
        Files.writeString(classes.resolve("limits.properties"), "most=7");
        String withResource = fingerprint();
        Files.writeString(turnstile.resolve("engine.properties"), "7");
        assertThat(Stream.of(before, withLibrary, withResource, fingerprint()).distinct())
                .hasSize(4);
    }

    @Test
    void options_count() {
        Fingerprints read = read();
        assertThat(read.of(ROOTS, "seed 1")).isNotEqualTo(read.of(ROOTS, "seed 2"));
    }

    @Test
    void what_is_not_on_the_class_path_has_none() {
        assertThat(read().of(List.of("demo.Generated"), "")).isEqualTo(Optional.empty());
    }

    private String fingerprint() {
        return read().of(ROOTS, "").orElseThrow();
    }

    private Fingerprints read() {
        return Fingerprints.of(List.of(classes, library, turnstile), Set.of(), turnstile);
    }

    private void source(String name, String code) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("sources/demo"));
        Path file = Files.writeString(sources.resolve(name + ".java"), "package demo; " + code);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", classes.toString(), file.toString());
        assertThat(status).as(code).isZero();
    }
}
