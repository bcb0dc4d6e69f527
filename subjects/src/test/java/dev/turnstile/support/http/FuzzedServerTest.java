package dev.turnstile.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

class FuzzedServerTest {
    private static final String GET = "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n";

    private static @Nullable RunningServer server;
    private static long socketsBefore;

    @BeforeContainer
    static void startOneServerForAll() throws IOException {
        try (RunningServer first = new RunningServer()) {
            first.talk(GET); // the JDK keeps some descriptors from its first socket on
        }
        socketsBefore = sockets();
        server = new RunningServer();
    }

    @AfterContainer
    static void endsInOrder() throws IOException {
        RunningServer fuzzed = running();
        assertThat(fuzzed.talk(GET)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhello");
        fuzzed.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals("selector " + fuzzed.port()));
        assertThat(sockets()).isEqualTo(socketsBefore);
    }

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void whatever_is_sent_is_answered_and_the_server_goes_on(@ForAll("spoilt") String text) throws IOException {
        String answer = running().talk(text);
        if (text.isBlank()) return;
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("HTTP/1.1 500 ");
    }

    @Provide
    Arbitrary<String> spoilt() {
        return RequestTexts.spoilt();
    }

    private static RunningServer running() {
        if (server == null) throw new IllegalStateException("not started");
        return server;
    }

    /** Open descriptors of sockets and of what waits for them, proc_pid_fd(5). */
    private static long sockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(FuzzedServerTest::isOfTheNetwork).count();
        }
    }

    private static boolean isOfTheNetwork(Path descriptor) {
        try {
            String what = Files.readSymbolicLink(descriptor).toString();
            return what.startsWith("socket:") || what.startsWith("anon_inode:");
        } catch (IOException e) {
            return false; // the one that lists them
        }
    }
}
