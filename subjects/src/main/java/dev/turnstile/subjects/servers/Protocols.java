package dev.turnstile.subjects.servers;

import dev.turnstile.subjects.fileserver.FileProtocol;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

/** All that can be spoken with clients, by name. */
public enum Protocols {
    UPPERCASE(root -> new UppercaseProtocol()),
    FILES(FileProtocol::new);

    private final Function<Path, Protocol> maker;

    Protocols(Function<Path, Protocol> maker) {
        this.maker = maker;
    }

    /** A protocol of this kind. If it is about files, then those of a directory. */
    public Protocol make(Path root) {
        return maker.apply(root);
    }

    /** The name in lower case, with hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@link #id()}: what the command line lists and takes. */
    @Override
    public String toString() {
        return id();
    }
}
