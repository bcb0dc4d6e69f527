package dev.turnstile.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The child is a process that only lives; this JVM makes its connection, and those of others. */
class RendezvousTest {
    private final List<Socket> connections = new ArrayList<>();
    private Process child;
    private Rendezvous rendezvous;
    private CompletableFuture<Socket> found;

    @BeforeEach
    void open() throws IOException {
        child = new ProcessBuilder("sleep", "60").start();
        rendezvous = new Rendezvous();
        found = CompletableFuture.supplyAsync(() -> {
            try {
                return rendezvous.await(child);
            } catch (IOException e) {
                throw new IllegalStateException(e.getMessage());
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        child.destroyForcibly();
        for (Socket connection : connections) connection.close();
        rendezvous.close();
    }

    @Test
    void a_stranger_who_stays_silent_keeps_nobody_waiting() throws Exception {
        for (int i = 0; i < 5; i++) connect();
        Socket own = Rendezvous.attend(rendezvous.port(), rendezvous.secret());
        connections.add(own);
        assertThat(found.get(60, TimeUnit.SECONDS).getPort()).isEqualTo(own.getLocalPort());
    }

    @Test
    void a_stranger_who_goes_or_lies_is_forgotten() throws Exception {
        connect().close();
        new DataOutputStream(connect().getOutputStream()).writeUTF("0123456789abcdef0123456789abcdef");
        connect().getOutputStream().write(new byte[] {0, 9, 'x'});
        Socket own = Rendezvous.attend(rendezvous.port(), rendezvous.secret());
        connections.add(own);
        assertThat(found.get(60, TimeUnit.SECONDS).getPort()).isEqualTo(own.getLocalPort());
    }

    @Test
    void a_child_that_ends_before_it_comes_is_told() throws IOException {
        connect();
        child.destroyForcibly();
        assertThatThrownBy(() -> found.get(60, TimeUnit.SECONDS)).hasMessageContaining("ended before it connected");
    }

    private Socket connect() throws IOException {
        Socket stranger = new Socket(InetAddress.getLoopbackAddress(), rendezvous.port());
        connections.add(stranger);
        return stranger;
    }
}
