package dev.turnstile.support.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.support.transport.Replies;
import dev.turnstile.support.transport.Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The server answers any input, cut anywhere, and keeps nothing. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class CacheFuzzTest {
    private static final Server SERVER = CacheClients.embedded();
    private static final String PROBE = "probe";
    /** A guard only: the server may find out a little later that the last client has gone. */
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static long socketsBefore;

    @BeforeContainer
    static void count() throws IOException {
        socketsBefore = sockets();
    }

    @AfterContainer
    static void nothingIsLeft() throws IOException {
        long start = System.nanoTime();
        while (sockets() > socketsBefore && System.nanoTime() - start < PATIENCE_NANOS) Thread.onSpinWait();
        assertThat(sockets()).as("with the listening one").isEqualTo(socketsBefore);
        int port = SERVER.port();
        assertThat(threadsOf(port)).isOne();
        SERVER.close();
        assertThat(threadsOf(port)).isZero();
        assertThat(sockets()).isEqualTo(socketsBefore - 1);
    }

    private static long sockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(CacheFuzzTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static long threadsOf(int port) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("selector " + port))
                .count();
    }

    @Property(tries = 10_000)
    void after_any_input_the_server_answers_others_and_the_same_client(@ForAll("inputs") byte[] input)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.port());
                var other = new CacheClient(CacheClients.loopback(SERVER.port()))) {
            socket.getOutputStream().write(input);
            socket.shutdownOutput();
            byte[] answers = socket.getInputStream().readAllBytes(); // up to the end: the server has taken it all
            assertThat(new String(answers, ISO_8859_1)).matches("(?s)(.*\r\n)?");
            other.set(PROBE, input);
            assertThat(Objects.requireNonNull(other.get(PROBE)).data()).isEqualTo(input);
        }
    }

    @Property(tries = 1_000)
    void the_answers_are_the_same_however_the_bytes_are_cut(
            @ForAll("inputs") byte[] input,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 9) Integer> cuts) {
        assertThat(answers(input, cuts)).isEqualTo(answers(input, List.of(Integer.MAX_VALUE)));
    }

    @Property(tries = 200)
    void any_bytes_come_back_as_they_were_stored(
            @ForAll byte[] value, @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 9) Integer> cuts) {
        var request = new ByteArrayOutputStream();
        request.writeBytes(("set a 0 0 " + value.length + "\r\n").getBytes(ISO_8859_1));
        request.writeBytes(value);
        request.writeBytes("\r\nget a\r\n".getBytes(ISO_8859_1));
        assertThat(answers(request.toByteArray(), cuts))
                .isEqualTo(
                        "STORED\r\nVALUE a 0 " + value.length + "\r\n" + new String(value, ISO_8859_1) + "\r\nEND\r\n");
    }

    /** Of a server of its own. */
    private static String answers(byte[] input, List<Integer> cuts) {
        var answers = new ByteArrayOutputStream();
        var conversation = new CacheProtocol(() -> 1_000_000).open();
        var replies = new Replies() {
            @Override
            public void send(ByteBuffer bytes) {
                while (bytes.hasRemaining()) answers.write(bytes.get());
            }

            @Override
            public void end() {
                answers.write('.');
            }
        };
        for (int at = 0, turn = 0; at < input.length; turn++) {
            int length = Math.min(cuts.get(turn % cuts.size()), input.length - at);
            ByteBuffer piece = ByteBuffer.wrap(input, at, length);
            conversation.received(piece, replies);
            at += length;
        }
        return answers.toString(ISO_8859_1);
    }

    /** Noise, and what is nearly right. */
    @Provide
    Arbitrary<byte[]> inputs() {
        Arbitrary<String> noise =
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(60);
        Arbitrary<String> word = Arbitraries.of(
                "get",
                "gets",
                "set",
                "add",
                "replace",
                "append",
                "prepend",
                "cas",
                "incr",
                "decr",
                "delete",
                "touch",
                "flush_all",
                "version",
                "verbosity",
                "noreply",
                "a",
                "b",
                "0",
                "1",
                "2",
                "-1",
                "12",
                "99999999999",
                "18446744073709551615",
                "1048577",
                "2147483647",
                "k".repeat(251),
                "",
                "\t",
                "\0");
        Arbitrary<String> end = Arbitraries.of("\r\n", "\r\n", "\r\n", "\n", "\r", "", "12\r\n", "\r\n1\r\n");
        Arbitrary<String> lines = word.list().ofMinSize(1).ofMaxSize(7).map(words -> String.join(" ", words));
        Arbitrary<String> nearly = Combinators.combine(lines, end)
                .as(String::concat)
                .list()
                .ofMaxSize(6)
                .map(all -> String.join("", all));
        return Arbitraries.frequencyOf(Tuple.of(1, noise), Tuple.of(3, nearly)).map(text -> text.getBytes(ISO_8859_1));
    }
}
