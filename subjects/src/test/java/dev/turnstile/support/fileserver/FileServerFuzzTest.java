package dev.turnstile.support.fileserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.support.transport.Descriptors;
import dev.turnstile.support.transport.SelectorTransport;
import dev.turnstile.support.transport.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** On any input, the server ends the conversation when the client does, and goes on with others. */
class FileServerFuzzTest {
    private static final int TRIES = 10_000;

    private static Path surroundings;
    private static Path root;
    private static Server server;
    private static Descriptors before;

    @BeforeContainer
    static void start() throws IOException {
        surroundings = Files.createTempDirectory("fuzz");
        root = Files.createDirectory(surroundings.resolve("root"));
        try (Server first = serve()) {
            converse(
                    first,
                    "list\n".getBytes(StandardCharsets.US_ASCII)); // what the JDK opens once and keeps is open now
        }
        before = Descriptors.now();
        server = serve();
    }

    private static Server serve() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new SelectorTransport().start(address, new FileProtocol(root), 1);
    }

    /** Only one client is let in, so one that was forgotten would let no other one in. */
    @Property(tries = TRIES)
    void it_answers_and_comes_to_an_end(@ForAll("conversations") byte[] input) throws IOException {
        converse(server, input);
    }

    @AfterContainer
    static void nothingIsLeft() throws IOException {
        try (FileClient client = FileClient.connect(server.port())) {
            assertThat(client.put("last", new byte[1])).isEqualTo("stored");
        }
        server.close();
        Descriptors.assertNoneSince(before);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("selector"));
        try (Stream<Path> files = Files.walk(surroundings)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.isRegularFile(file))
                    assertThat(root.relativize(file).toString()).matches("[A-Za-z0-9_][A-Za-z0-9_.-]*");
                Files.delete(file);
            }
        }
    }

    private static void converse(Server server, byte[] input) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            try {
                socket.getOutputStream().write(input);
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                // it has hung up before it had read everything: that is an end, too
            }
        }
    }

    @Provide
    static Arbitrary<byte[]> conversations() {
        Arbitrary<String> name = Arbitraries.oneOf(
                Arbitraries.of("a", "b", "..", "../a", "/a", ".a.upload", "a/b", "", "a\0b", "last"),
                Arbitraries.strings().ofMaxLength(300));
        Arbitrary<String> number = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 40).map(String::valueOf),
                Arbitraries.of(
                        "-1", "1073741824", "1073741825", "9999999999", "99999999999999999999", "0x10", "١", " 1", ""));
        Arbitrary<String> command = Arbitraries.oneOf(
                Arbitraries.of("list\n", "list", "\n", "get \n", "put \n", "list \n"),
                name.map(n -> "get " + n + "\n"),
                name.flatMap(n -> number.map(i -> "put " + n + " " + i + "\n")));
        Arbitrary<byte[]> piece = Arbitraries.oneOf(
                command.map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(50));
        return piece.list().ofMaxSize(6).map(FileServerFuzzTest::joined);
    }

    private static byte[] joined(List<byte[]> pieces) {
        var all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
