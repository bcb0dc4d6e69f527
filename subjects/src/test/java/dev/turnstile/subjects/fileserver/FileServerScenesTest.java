package dev.turnstile.subjects.fileserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.models.fileserver.Content;
import dev.turnstile.models.fileserver.Name;
import dev.turnstile.subjects.Crowd;
import dev.turnstile.subjects.Meeting;
import dev.turnstile.support.fileserver.FileClient;
import dev.turnstile.support.fileserver.FileProtocol;
import dev.turnstile.support.launch.ServerProcess;
import dev.turnstile.support.transport.SelectorTransport;
import dev.turnstile.support.transport.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class FileServerScenesTest {
    private static final int ROOM = 10;

    @TempDir
    Path root;

    private Server start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new SelectorTransport().start(address, new FileProtocol(root), ROOM);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void a_large_file_comes_back_as_it_was() throws IOException {
        byte[] large = new byte[64 << 20];
        new Random(1).nextBytes(large);
        try (Server server = start();
                FileClient client = FileClient.connect(server.port())) {
            assertThat(client.put("large", large)).isEqualTo("stored");
            assertThat(Arrays.equals(client.ask("get large").content(), large)).isTrue();
        }
    }

    @Test
    void a_client_that_does_not_read_a_large_file_keeps_nobody_waiting() throws IOException {
        try (Server server = start();
                FileClient slow = FileClient.connect(server.port());
                FileClient client = FileClient.connect(server.port())) {
            client.put("large", new byte[8 << 20]);
            slow.send("get large\n".repeat(100).getBytes(ISO_8859_1));
            assertThat(client.put("small", new byte[1])).isEqualTo("stored");
            assertThat(client.ask("get small").line()).isEqualTo("ok 1");
        }
    }

    @Test
    void a_client_that_vanishes_in_an_upload_leaves_nothing() throws IOException {
        try (Server server = start();
                FileClient other = FileClient.connect(server.port())) {
            try (FileClient client = FileClient.connect(server.port())) {
                client.announce("a", 1_000_000);
                client.send(new byte[500_000]);
            }
            while (!files().isEmpty()) assertThat(other.ask("list").line()).isEqualTo("ok 0");
            other.announce("b", 10);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void nobody_sees_a_part_while_many_upload() throws Exception {
        int clients = 4;
        int uploads = 50;
        var next = new AtomicInteger();
        var start = new Meeting(clients);
        try (Server server = start()) {
            Crowd.run(clients, () -> {
                byte[] content = new byte[100_000];
                Arrays.fill(content, (byte) next.incrementAndGet());
                start.join();
                try (FileClient client = FileClient.connect(server.port())) {
                    for (int i = 0; i < uploads; i++) {
                        assertThat(client.put("a" + i % 2, content)).isEqualTo("stored");
                        String list = new String(client.ask("list").content(), ISO_8859_1);
                        assertThat(list).matches("(a\\d 100000\n){1,2}");
                        byte[] got = client.ask("get a" + i % 2).content();
                        assertThat(got).hasSize(content.length).containsOnly(got[0]);
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }
        assertThat(files()).containsExactlyInAnyOrder("a0", "a1");
    }

    /**
     * Not a full disk, which the test would have to mount. The kernel refuses these bytes in the same way: they go beyond the size that
     * this process's files may have.
     */
    @Test
    void an_upload_that_the_disk_does_not_take_is_answered_and_leaves_nothing() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit is not installed (Debian: util-linux)");
        List<String> limited = List.of("/usr/bin/prlimit", "--fsize=1000000");
        try (ServerProcess server = ServerProcess.startIn(limited, "--protocol", "files", "--root", root.toString());
                FileClient client = FileClient.connect(server.port())) {
            assertThat(client.put("large", new byte[2_000_000])).isEqualTo("failed: File too large");
            assertThat(files()).isEmpty();
            assertThat(client.put("small", new byte[1_000_000])).isEqualTo("stored");
            assertThat(new String(client.ask("list").content(), ISO_8859_1)).isEqualTo("small 1000000\n");
        }
    }

    @Test
    void a_directory_that_is_gone_is_answered() throws IOException {
        Path lost = Files.createDirectory(root.resolve("lost"));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Server server = new SelectorTransport().start(address, new FileProtocol(lost), ROOM);
                FileClient client = FileClient.connect(server.port())) {
            Files.delete(lost);
            assertThat(client.put("a", new byte[1])).startsWith("failed: ").doesNotContain(root.toString());
            assertThat(client.ask("list").line()).startsWith("failed: ").doesNotContain(root.toString());
            assertThat(client.ask("get a").line()).isEqualTo("none");
        }
    }

    @Test
    void a_subject_leaves_no_file() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = directories(temporary);
        try (var server = new AtomicFileServer()) {
            server.put(Name.LINK, Content.SHORT);
            assertThat(server.list()).isEqualTo("link.txt 11");
        }
        assertThat(directories(temporary)).isLessThanOrEqualTo(before);
    }

    private static long directories(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("files"))
                    .count();
        }
    }
}
