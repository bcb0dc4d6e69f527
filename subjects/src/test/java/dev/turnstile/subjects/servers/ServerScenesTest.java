package dev.turnstile.subjects.servers;

import static dev.turnstile.models.servers.Datagram.EMPTY;
import static dev.turnstile.models.servers.Datagram.HELLO;
import static dev.turnstile.models.servers.Datagram.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.models.servers.Message;
import dev.turnstile.models.servers.Pieces;
import dev.turnstile.models.servers.UppercaseServer;
import dev.turnstile.subjects.Crowd;
import dev.turnstile.subjects.Threads;
import dev.turnstile.support.transport.ThreadPoolTransport;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients, and servers that treat them as they should or do not. */
@Timeout(
        value = 60,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only: a client that is not served waits forever
class ServerScenesTest {
    /** More messages than the client and the kernel hold back between them, even if the server is slow to begin. */
    private static final int MUCH = 10;

    @Test
    void one_client_that_resets_ends_the_service_whose_loop_dies() {
        try (AcceptLoopDiesServer server = new AcceptLoopDiesServer()) {
            server.reset();
            awaitRefusal(server);
        }
        try (IterativeServer server = new IterativeServer()) {
            server.reset();
            server.send(Message.HELLO, Pieces.WHOLE);
            assertThat(server.finish()).isEqualTo("HELLO");
        }
    }

    /** Until the loop has seen the reset it may still let somebody in. */
    private static void awaitRefusal(UppercaseServer server) {
        assertThatThrownBy(() -> {
                    while (true) server.finish();
                })
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void what_a_single_write_does_not_take_is_lost_by_partial_writes() {
        try (PartialWriteServer broken = new PartialWriteServer();
                SelectorServer fixed = new SelectorServer()) {
            for (int i = 0; i < MUCH; i++) {
                broken.send(Message.BULK, Pieces.WHOLE);
                fixed.send(Message.BULK, Pieces.WHOLE);
            }
            assertThat(broken.finish()).endsWith(" and then the end");
            assertThat(fixed.finish())
                    .startsWith(MUCH * Message.BULK.bytes().length + " bytes")
                    .doesNotContain("end");
        }
    }

    @Test
    void idle_clients_hold_the_workers_of_one_pool_and_not_of_the_other() throws Exception {
        try (PoolStarvationServer broken = new PoolStarvationServer();
                ThreadPoolServer fixed = new ThreadPoolServer()) {
            CountDownLatch done = new CountDownLatch(1);
            for (int i = 0; i < ThreadPoolTransport.WORKERS; i++) {
                CountDownLatch served = new CountDownLatch(1);
                Threads.start(() -> {
                    helloFrom(broken);
                    helloFrom(fixed);
                    served.countDown();
                });
                served.await();
            }
            Thread third = Threads.start(() -> {
                helloFrom(fixed);
                done.countDown();
                helloFrom(broken);
            });
            done.await();
            assertThat(third.isAlive()).isTrue();
        }
    }

    private static void helloFrom(UppercaseServer server) {
        server.send(Message.HELLO, Pieces.WHOLE);
        server.receive();
    }

    @Test
    void every_datagram_is_answered_to_whom_it_came_from() throws Exception {
        try (UdpIterativeServer server = new UdpIterativeServer()) {
            Crowd.run(3, () -> {
                for (int i = 0; i < 100; i++) {
                    server.send(HELLO);
                    server.send(EMPTY);
                    server.send(LONG);
                    assertThat(server.receive())
                            .startsWith("[HELLO][][1472 bytes with CRC-32 ")
                            .hasSizeLessThan(60);
                    server.send(HELLO);
                    server.leave();
                }
            });
        }
    }
}
