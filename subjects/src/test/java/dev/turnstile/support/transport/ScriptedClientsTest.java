package dev.turnstile.support.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.turnstile.support.uppercase.UppercaseProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Plays scripts of clients: on every transport each client gets its answers, and none waits for another except where the transport says
 * so.
 */
class ScriptedClientsTest {
    /** A guard only: a client that gets no answer waits forever. */
    private static final Duration NEVER = Duration.ofMinutes(2);

    /** If each client costs a JVM, one script in this number is played. */
    private static final int SHARE_OF_THE_COSTLY = 4;

    private static int scripts;

    private static final Map<Transports, Server> servers = new EnumMap<>(Transports.class);

    @BeforeContainer
    static void start() throws IOException {
        for (Transports transport : Transports.values()) {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            servers.put(transport, transport.make().start(anyPort, new UppercaseProtocol(), Script.CLIENTS));
        }
    }

    @AfterContainer
    static void stop() {
        servers.values().forEach(Server::close);
        servers.clear();
    }

    // Shrinking runs a script again and again, and here what fails once may not fail twice.
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void each_client_hears_what_it_should(@ForAll("scripts") Script script) {
        boolean all = scripts++ % SHARE_OF_THE_COSTLY == 0;
        servers.forEach((transport, server) -> {
            if (transport == Transports.PROCESS_PER_CONNECTION && !all) return;
            Script played = transport.isIterative() ? script.oneAfterAnother() : script;
            assertThat(assertTimeoutPreemptively(NEVER, () -> played.play(server.port()), transport::id))
                    .as(transport.id())
                    .isEmpty();
        });
    }

    @Provide
    Arbitrary<Script> scripts() {
        return Script.any();
    }
}
