package dev.turnstile.campaign;

import dev.turnstile.evidence.SubjectEvidence.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the source files of classes, where Maven and Gradle keep them. */
final class SourceFinder {
    private static final List<String> BELOW_A_MODULE = List.of("src/main/java", "src/test/java");
    private static final int MODULE_DEPTH = 3;

    private final Path root;
    private final List<Path> sourceRoots = new ArrayList<>();

    /** @param root the project's directory; its modules lie below it */
    SourceFinder(Path root) {
        this.root = root;
        addSourceRoots(root, MODULE_DEPTH);
    }

    private void addSourceRoots(Path directory, int depth) {
        BELOW_A_MODULE.stream()
                .map(directory::resolve)
                .filter(Files::isDirectory)
                .forEach(sourceRoots::add);
        if (depth == 0) return;
        try (Stream<Path> entries = Files.list(directory)) {
            entries.filter(SourceFinder::mayBeModule).sorted().forEach(e -> addSourceRoots(e, depth - 1));
        } catch (IOException | UncheckedIOException e) {
            // A directory that cannot be read holds no source that could be shown.
        }
    }

    private static boolean mayBeModule(Path path) {
        String name = path.getFileName().toString();
        return Files.isDirectory(path)
                && !name.startsWith(".")
                && !List.of("src", "target", "build").contains(name);
    }

    /** The source of a class, that of the outermost class if it is nested; empty where it is not found. */
    Optional<Source> of(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) outermost = outermost.getEnclosingClass();
        String file = outermost.getName().replace('.', '/') + ".java";
        return sourceRoots.stream()
                .map(r -> r.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(found -> read(type, found));
    }

    private Optional<Source> read(Class<?> type, Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(
                    new Source(type.getName(), root.relativize(file).toString().replace('\\', '/'), text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
