package dev.turnstile.support.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files below a directory. Links may lead about in it, but not out of it. */
final class Directory implements Site {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("ico", "image/x-icon"));

    private final Path root;

    /** @throws IOException if there is no such directory */
    Directory(Path root) throws IOException {
        this.root = root.toRealPath();
    }

    @Override
    public Optional<Resource> find(String path) {
        try {
            String name = path.endsWith("/") ? path + "index.html" : path;
            Path file = root.resolve(name.substring(1)).toRealPath();
            // anything else than a file, say a pipe, could make the server wait
            if (!file.startsWith(root) || !Files.isRegularFile(file)) return Optional.empty();
            try (FileChannel channel = FileChannel.open(file)) {
                if (channel.size() > Integer.MAX_VALUE) return Optional.empty();
                // the kernel holds the bytes, so that many clients of a large file cost no memory
                return Optional.of(new Content(type(name), channel.map(MapMode.READ_ONLY, 0, channel.size())));
            }
        } catch (IOException | InvalidPathException nothing) {
            return Optional.empty();
        }
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
