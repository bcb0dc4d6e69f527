package dev.turnstile.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.leak.OpenSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineThreadsTest {
    /** Else each subject that opens sockets would cost its worker. */
    @Test
    void threads_that_the_jdk_starts_for_sockets_are_no_subjects() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        OpenSockets.useOnce();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            Thread reader = Thread.ofVirtual().start(() -> {
                try {
                    int _ = server.getInputStream().read();
                } catch (IOException e) {
                    // over
                }
            });
            while (reader.getState() != Thread.State.WAITING) Thread.onSpinWait();
            client.getOutputStream().write(1);
            reader.join();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .allMatch(name -> EngineThreads.isOne(name) || ThreadReport.isOfTheHarness(name));
        assertThat(EngineThreads.isOne("selector 4711")).isFalse();
    }
}
