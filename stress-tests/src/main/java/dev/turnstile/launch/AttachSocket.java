package dev.turnstile.launch;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The socket at which a JVM listens once an agent was attached to it, as Lincheck does. HotSpot puts it into {@code /tmp}, whatever
 * {@code java.io.tmpdir} says, and deletes it when the JVM ends, unless that is killed.
 */
public final class AttachSocket {
    private static final Path DIRECTORY = Path.of("/tmp");

    private AttachSocket() {}

    /** Deletes that of a JVM that was killed. Where others share the directory, another process of that id may listen there: then it stays. */
    public static void clear(long pid) {
        Path socket = DIRECTORY.resolve(".java_pid" + pid);
        if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS) || isListenedTo(socket)) return;
        try {
            Files.deleteIfExists(socket);
        } catch (IOException another) {
            // It is another user's.
        }
    }

    private static boolean isListenedTo(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException | UnsupportedOperationException refused) {
            return false;
        }
    }
}
