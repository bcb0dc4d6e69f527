package dev.turnstile.support.launch;

import dev.turnstile.support.cache.CacheProtocol;
import dev.turnstile.support.fileserver.FileProtocol;
import dev.turnstile.support.http.HttpProtocol;
import dev.turnstile.support.transport.Protocol;
import dev.turnstile.support.uppercase.UppercaseProtocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that can be spoken with clients, by name. */
public enum Protocols {
    UPPERCASE(UppercaseProtocol::new, null),
    CACHE(CacheProtocol::new, null),
    FILES(FileProtocol::new, FileProtocol::new),
    HTTP(HttpProtocol::new, HttpProtocol::new);

    private final Supplier<Protocol> maker;
    private final @Nullable OfFiles ofFiles;

    /** @param ofFiles makes one that is about the files of a directory; {@code null} if the protocol is about none */
    Protocols(Supplier<Protocol> maker, @Nullable OfFiles ofFiles) {
        this.maker = maker;
        this.ofFiles = ofFiles;
    }

    /** Makes a protocol that is about the files of a directory. */
    private interface OfFiles {
        Protocol in(Path root) throws IOException;
    }

    /** Returns a protocol of this kind. */
    public Protocol make() {
        return maker.get();
    }

    /**
     * Returns a protocol of this kind, about the files of a directory.
     *
     * @throws IOException if there is no such directory
     * @throws UnsupportedOperationException if it is about no files
     */
    public Protocol make(Path root) throws IOException {
        if (ofFiles == null) throw new UnsupportedOperationException(this + " is about no files");
        return ofFiles.in(root);
    }

    /** Returns whether it is about the files of a directory. */
    public boolean isOfFiles() {
        return ofFiles != null;
    }

    /** Returns the name in lower case, with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@link #id()}: what the command line lists and takes. */
    @Override
    public String toString() {
        return id();
    }
}
