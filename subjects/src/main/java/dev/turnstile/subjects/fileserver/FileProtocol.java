package dev.turnstile.subjects.fileserver;

import dev.turnstile.subjects.servers.Conversation;
import dev.turnstile.subjects.servers.Protocol;
import java.nio.file.Path;

/**
 * Files by name. A client says, each on a line of its own,
 *
 * <pre>
 * list                 and gets   ok LENGTH   and so many bytes: lines with names and sizes
 * get NAME             and gets   ok LENGTH   and so many bytes; or none
 * put NAME LENGTH      and then so many bytes, and gets   stored
 * </pre>
 *
 * or {@code refused: WHY}, if what it said is not right, or {@code failed: WHY}, if it is and cannot be done. It need not wait for one
 * answer before it says the next. After a line from which it cannot be told where the next one begins, the server hangs up.
 */
public final class FileProtocol implements Protocol {
    private final FileStore store;

    /** The files of the working directory, so that all processes of one server have the same. */
    public FileProtocol() {
        this(Path.of(""));
    }

    /** The files of a directory. */
    public FileProtocol(Path root) {
        this(new FileStore(root));
    }

    FileProtocol(FileStore store) {
        this.store = store;
    }

    @Override
    public Conversation open() {
        return new FileConversation(store);
    }
}
