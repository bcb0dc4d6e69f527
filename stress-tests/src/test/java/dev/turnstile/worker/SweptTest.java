package dev.turnstile.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SweptTest {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    @Test
    void a_directory_that_was_deleted_in_mid_run_is_told_in_words() throws IOException {
        Path directory = Files.createTempDirectory("swept");
        Files.delete(directory);
        assertThat(Swept.inWords(thrownBy(directory.resolve("run-1"))))
                .hasValueSatisfying(why -> assertThat(why).startsWith("something has deleted files in " + TEMPORARY));
    }

    @Test
    void what_is_missing_elsewhere_was_not_swept() {
        assertThat(Swept.inWords(thrownBy(Path.of("/nowhere/at/all")))).isEmpty();
        assertThat(Swept.inWords(new UncheckedIOException(new NoSuchFileException(null))))
                .isEmpty();
        assertThat(Swept.inWords(new IllegalStateException("another"))).isEmpty();
    }

    private static Throwable thrownBy(Path directory) {
        try {
            Files.createDirectory(directory);
            throw new IllegalStateException("it could be made");
        } catch (IOException e) {
            return new UncheckedIOException(e);
        }
    }
}
