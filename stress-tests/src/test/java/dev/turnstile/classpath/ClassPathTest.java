package dev.turnstile.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
    @Retention(RetentionPolicy.RUNTIME)
    @interface Marked {}

    @Marked
    private static final class Hidden {}

    @Marked
    static class Seen {}

    static class Plain {}

    @Test
    void annotated_classes_of_a_package_are_found_public_or_not() {
        assertThat(ClassPath.annotated(Marked.class, "dev.turnstile.classpath"))
                .containsExactly(Hidden.class.getName(), Seen.class.getName());
        assertThat(ClassPath.annotated(Marked.class, "dev.turnstile.judge")).isEmpty();
    }

    @Test
    void only_the_place_that_is_asked_about_counts(@TempDir Path empty) throws Exception {
        Path here = Path.of(ClassPathTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertThat(ClassPath.annotated(Marked.class, here)).hasSize(2).doesNotContain(Plain.class.getName());
        assertThat(ClassPath.annotated(Marked.class, empty)).isEmpty();
    }

    @Test
    void the_files_of_a_loader_are_those_of_its_parents_too() {
        assertThat(ClassPath.files(ClassPathTest.class.getClassLoader()))
                .allMatch(File::exists)
                .anyMatch(file -> file.getName().equals("test-classes"));
    }
}
