package dev.turnstile.subjects.fileserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.turnstile.models.fileserver.Content;
import dev.turnstile.models.fileserver.FileServer;
import dev.turnstile.models.fileserver.Name;
import dev.turnstile.models.servers.Received;
import dev.turnstile.support.fileserver.FileClient;
import dev.turnstile.support.fileserver.FileClient.Answer;
import dev.turnstile.support.fileserver.FileProtocol;
import dev.turnstile.support.fileserver.FileStore;
import dev.turnstile.support.transport.SelectorTransport;
import dev.turnstile.support.transport.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A file server on a port of the loopback interface, and its clients: each thread one of them. Its directory is new, and is in one that is
 * new, too, with a file in it that no client is to see; both are gone when it is closed.
 */
abstract class FilesOverTcp implements FileServer, AutoCloseable {
    private static final int ROOM = 4;

    private final Path surroundings;
    private final Server server;
    private final Map<Thread, FileClient> clients = new ConcurrentHashMap<>();

    /** @throws UncheckedIOException if there can be no such directory, or the server cannot listen */
    FilesOverTcp(Function<Path, FileStore> store) {
        try {
            surroundings = Files.createTempDirectory("files");
            Path root = Files.createDirectory(surroundings.resolve("root"));
            Path secret = surroundings.resolve(Path.of(Name.ABOVE.text()).getFileName());
            Files.writeString(secret, "secret");
            Files.createSymbolicLink(root.resolve(Name.LINK.text()), secret);
            server = new SelectorTransport()
                    .start(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            new FileProtocol(store.apply(root)),
                            ROOM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String list() {
        return withClient(client -> inWords(
                client.ask("list"),
                content -> new String(content, ISO_8859_1).strip().replace("\n", ", ")));
    }

    @Override
    public String get(Name name) {
        return withClient(client -> inWords(client.ask("get " + name.text()), Received::inWords));
    }

    @Override
    public String put(Name name, Content content) {
        return withClient(client -> client.put(name.text(), content.bytes()));
    }

    @Override
    public String cutOff(Name name) {
        return withClient(client -> {
            try (client) {
                return client.cutOff(name.text(), Content.LONG.bytes());
            } finally {
                clients.remove(Thread.currentThread());
            }
        });
    }

    private static String inWords(Answer answer, Function<byte[], String> content) {
        return answer.line().startsWith("ok") ? content.apply(answer.content()) : answer.line();
    }

    /** Something that a client does. */
    private interface Dealing {
        String with(FileClient client) throws IOException;
    }

    private String withClient(Dealing dealing) {
        try {
            Thread caller = Thread.currentThread();
            FileClient client = clients.get(caller);
            if (client == null) {
                client = FileClient.connect(server.port());
                clients.put(caller, client);
            }
            return dealing.with(client);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All clients hang up, the server ends, and its files are deleted. */
    @Override
    public void close() {
        clients.values().forEach(FileClient::close);
        server.close();
        try (Stream<Path> files = Files.walk(surroundings)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
