package dev.turnstile.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {
    @TempDir
    private Path directory;

    @Test
    void one_that_is_not_there_is_made_for_its_owner_alone() throws IOException {
        Path fresh = directory.resolve("fresh");
        assertThat(PrivateDirectory.isUsable(fresh)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
        assertThat(PrivateDirectory.isUsable(fresh)).as("it is there now").isTrue();
    }

    @Test
    void one_that_others_can_enter_is_refused() throws IOException {
        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(PrivateDirectory.isUsable(open)).isFalse();
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
        assertThat(PrivateDirectory.isUsable(open)).isTrue();
    }

    @Test
    void a_name_that_others_have_taken_gets_a_number_and_always_the_same() throws IOException {
        Path taken = Files.createDirectory(directory.resolve("taken"));
        Files.setPosixFilePermissions(taken, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(PrivateDirectory.firstUsable(taken))
                .isEqualTo(directory.resolve("taken-1"))
                .isEqualTo(PrivateDirectory.firstUsable(taken));
        Files.setPosixFilePermissions(taken, PosixFilePermissions.fromString("rwx------"));
        assertThat(PrivateDirectory.firstUsable(taken)).isEqualTo(taken);
        assertThatThrownBy(() -> PrivateDirectory.firstUsable(directory.resolve("none/at/all")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none/at/all");
    }

    @Test
    void a_link_is_refused_wherever_it_leads() throws IOException {
        Path own = directory.resolve("own");
        assertThat(PrivateDirectory.isUsable(own)).isTrue();
        assertThat(PrivateDirectory.isUsable(Files.createSymbolicLink(directory.resolve("link"), own)))
                .isFalse();
        assertThat(PrivateDirectory.isUsable(
                        Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("none"))))
                .isFalse();
    }

    @Test
    void another_users_is_refused() {
        Path ofRoot = Path.of("/proc/1");
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        assertThat(PrivateDirectory.isUsable(ofRoot))
                .as("its permissions are not the owner's alone")
                .isFalse();
        assertThat(isRoot || !PrivateDirectory.isUsable(Path.of("/root"))).isTrue();
    }
}
