package dev.turnstile.support.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The open descriptors of this process at some time, proc(5): sockets, pipes and the like by their numbers in the kernel. */
public record Descriptors(List<String> open) {
    private static final Path TABLE = Path.of("/proc/self/fd");

    /** Those of now. Code is not among them: the JVM opens its archives when it needs them. */
    public static Descriptors now() throws IOException {
        try (Stream<Path> descriptors = Files.list(TABLE)) {
            return new Descriptors(descriptors
                    .map(Descriptors::target)
                    .filter(target -> !target.isEmpty() && !target.endsWith(".jar") && !target.startsWith("/proc/"))
                    .toList());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /** @throws AssertionError naming what is open now and was not before */
    public static void assertNoneSince(Descriptors before) throws IOException {
        Descriptors now = now();
        var added = new TreeSet<>(now.open());
        added.removeAll(before.open());
        assertThat(added).isEmpty();
        assertThat(now.open()).hasSizeLessThanOrEqualTo(before.open().size()); // of anonymous ones there may be many
    }
}
