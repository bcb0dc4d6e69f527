package dev.turnstile.support.fileserver;

import dev.turnstile.support.transport.Conversation;
import dev.turnstile.support.transport.Protocol;
import java.nio.file.Path;

/**
 * Files by name. A client says, each on a line of its own,
 *
 * <pre>
 * list                 and gets   ok LENGTH   and that many bytes: lines with names and sizes
 * get NAME             and gets   ok LENGTH   and that many bytes; or none
 * put NAME LENGTH      and then that many bytes, and gets   stored
 * </pre>
 *
 * or {@code refused: WHY} for a wrong request, or {@code failed: WHY} for a right one that cannot be done. A client need not wait for
 * one answer before its next request. If a line does not tell where the next one begins, the server hangs up.
 */
public final class FileProtocol implements Protocol {
    private final FileStore store;

    /** Returns the files of the working directory, so that all processes of one server have the same. */
    public FileProtocol() {
        this(Path.of(""));
    }

    /** Returns the files of a directory. */
    public FileProtocol(Path root) {
        this(new FileStore(root));
    }

    public FileProtocol(FileStore store) {
        this.store = store;
    }

    @Override
    public Conversation open() {
        return new FileConversation(store);
    }
}
