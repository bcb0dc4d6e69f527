package dev.turnstile.subjects.chat;

import static dev.turnstile.models.chat.Name.ANN;
import static dev.turnstile.models.chat.Name.BOB;
import static dev.turnstile.models.chat.Text.HELLO;
import static dev.turnstile.models.chat.Text.INDEED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.subjects.Threads;
import dev.turnstile.support.chat.ChatClient;
import dev.turnstile.support.chat.ChatHall;
import dev.turnstile.support.chat.ChatMember;
import dev.turnstile.support.chat.ChatServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class ChatScenesTest {
    private static final int TALKERS = 3;
    private static final int LINES_EACH = 200;
    private static final int LINES_UNHEARD = 900;
    private static final int BAD_DATAGRAMS = 10_000;

    @Test
    void a_member_hears_what_is_said_while_it_is_there() throws IOException {
        try (var room = new LockedChatRoom();
                var bob = new ChatClient(room.address())) {
            assertThat(room.join(ANN)).isTrue();
            assertThat(bob.join("ann")).isFalse();
            assertThat(bob.join("bob")).isTrue();
            assertThat(room.say(HELLO)).containsExactly("ann joined", "bob joined", "ann: hello");
            assertThat(bob.heard()).containsExactly("bob joined", "ann: hello");
            bob.leave();
            assertThat(room.announce()).isEqualTo(5);
            assertThat(room.say(INDEED)).containsExactly("bob left", LockedChatRoom.ANNOUNCEMENT, "ann: indeed");
            assertThat(bob.heard()).isEmpty();
            assertThat(bob.say("hello")).isEmpty();
            assertThat(bob.join("bob")).as("again").isTrue();
            assertThat(bob.heard()).containsExactly("bob joined");
        }
    }

    @Test
    void all_hear_all_in_one_order_whatever_is_said_at_the_same_time() throws Exception {
        try (var room = new LockedChatRoom()) {
            List<List<String>> heard = new ArrayList<>();
            for (int i = 0; i < TALKERS; i++) heard.add(new ArrayList<>());
            var allThere = new CyclicBarrier(TALKERS);
            List<Thread> talkers = new ArrayList<>();
            for (int i = 0; i < TALKERS; i++) {
                int own = i;
                talkers.add(Threads.start(() -> talk(room, "talker" + "abc".charAt(own), heard.get(own), allThere)));
            }
            Threads.join(talkers);
            List<String> whole = linesSaid(heard.get(0));
            assertThat(whole).hasSize(TALKERS * LINES_EACH).doesNotHaveDuplicates();
            for (List<String> one : heard) assertThat(linesSaid(one)).isEqualTo(whole);
            System.out.printf(
                    "%d members say %d lines each: all hear %d in one order%n", TALKERS, LINES_EACH, whole.size());
        }
    }

    private static void talk(LockedChatRoom room, String name, List<String> heard, CyclicBarrier allThere) {
        try (var client = new ChatClient(room.address())) {
            assertThat(client.join(name)).isTrue();
            allThere.await();
            for (int n = 0; n < LINES_EACH; n++) heard.addAll(client.say("line " + n));
            allThere.await();
            heard.addAll(client.heard());
            allThere.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> linesSaid(List<String> heard) {
        return heard.stream().filter(line -> line.contains(": ")).toList();
    }

    /** A socket of a member's own holds at most {@code net.core.rmem_default}: some 280 lines. */
    @Test
    void who_listens_late_hears_all_the_same() throws IOException {
        try (var room = new LockedChatRoom();
                var late = new ChatClient(room.address())) {
            assertThat(late.join("late")).isTrue();
            for (int n = 0; n < LINES_UNHEARD; n++) assertThat(room.announce()).isEqualTo(n + 2);
            assertThat(late.heard()).hasSize(1 + LINES_UNHEARD);
        }
    }

    @Test
    void who_crashes_keeps_its_name_until_it_has_been_silent_for_long() throws IOException {
        var clock = new AtomicLong();
        try (var room = new LockedChatRoom(new ChatHall(clock::get));
                var later = new ChatClient(room.address())) {
            assertThat(room.join(ANN)).isTrue();
            var crashed = new ChatClient(room.address());
            assertThat(crashed.join("bob")).isTrue();
            crashed.close(); // nobody is told

            assertThat(room.say(HELLO)).contains("ann: hello");
            assertThat(later.join("bob")).isFalse();
            clock.addAndGet(ChatHall.PATIENCE_NANOS + 1);
            assertThat(room.say(INDEED)).containsExactly("ann: indeed");
            assertThat(later.join("bob")).isTrue();
            assertThat(room.heard()).containsExactly("bob left", "bob joined");
            assertThat(later.join(ANN.toString())).as("who talks is alive").isFalse();
            assertThat(room.join(BOB)).isFalse();
        }
    }

    @Test
    void who_was_taken_for_dead_finds_out() throws IOException {
        var clock = new AtomicLong();
        try (var room = new LockedChatRoom(new ChatHall(clock::get));
                var other = new ChatClient(room.address())) {
            assertThat(room.join(ANN)).isTrue();
            clock.addAndGet(ChatHall.PATIENCE_NANOS + 1);
            assertThat(other.join("ann")).isTrue();
            assertThat(other.heard()).containsExactly("ann joined");
            assertThat(room.say(HELLO)).isEmpty();
            assertThat(room.heard()).isEmpty();
            assertThat(room.join(BOB)).isTrue();
        }
    }

    @Test
    void two_bearers_of_a_name_are_let_in_if_the_look_comes_before_the_lock() throws Exception {
        var hall = new ChatHall() {
            final CountDownLatch looked = new CountDownLatch(2);

            @Override
            protected boolean enter(ChatMember newcomer) {
                if (!isFree(newcomer)) return false;
                looked.countDown();
                try {
                    looked.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return admit(newcomer);
            }
        };
        try (var room = new LockedChatRoom(hall)) {
            List<Boolean> answers = new ArrayList<>();
            Thread other = Threads.start(() -> {
                try (var client = new ChatClient(room.address())) {
                    answers.add(client.join("ann"));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(room.join(ANN)).isTrue();
            other.join();
            assertThat(answers).containsExactly(true);
            assertThat(hall.present()).extracting(ChatMember::name).containsExactly("ann", "ann");
        }
    }

    @Test
    void bad_datagrams_are_answered_with_an_error_or_not_at_all() throws IOException {
        try (var room = new LockedChatRoom();
                var probe = new Probe(room.address())) {
            assertThat(probe.ask("1 SHOUT hello")).isEqualTo("1 ERROR");
            assertThat(probe.ask("2 JOIN")).isEqualTo("2 ERROR");
            assertThat(probe.ask("3 JOIN Ann Smith")).isEqualTo("3 ERROR");
            assertThat(probe.ask("4 SAY hello")).isEqualTo("4 NO");
            assertThat(probe.ask("5 SAY a\nb")).isEqualTo("5 ERROR");
            assertThat(probe.ask("6 LEAVE")).isEqualTo("6 NO");
            assertThat(probe.ask("7 HEARD")).isEqualTo("7 NO");
            for (String none :
                    List.of("", "JOIN ann", "0 JOIN ann", "-1 HEARD", "#1 1 hello", "1 YES\n", "99999999999 HEARD"))
                probe.send(none.getBytes(UTF_8));
            probe.send(("8 SAY " + "x".repeat(600)).getBytes(UTF_8));
            assertThat(probe.ask("9 HEARD"))
                    .as("none of those was answered before")
                    .isEqualTo("9 NO");
        }
    }

    @Test
    void after_ten_thousand_bad_datagrams_all_is_as_before() throws Exception {
        int threads;
        var random = new Random(7);
        try (var room = new LockedChatRoom();
                var probe = new Probe(room.address())) {
            threads = chatThreads();
            assertThat(room.join(ANN)).isTrue();
            for (int i = 1; i <= BAD_DATAGRAMS; i++) {
                probe.send(bad(random));
                assertThat(probe.ask(i + " NOTHING")).isEqualTo(i + " ERROR");
                if (i % 10 == 0) assertThat(room.say(HELLO)).endsWith("ann: hello");
            }
            assertThat(chatThreads()).isEqualTo(threads);
            System.out.printf("%d bad datagrams: the server answers, with %d threads%n", BAD_DATAGRAMS, threads);
        }
        assertThat(chatThreads()).isLessThanOrEqualTo(threads - 3);
    }

    private static int chatThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("chat "))
                .count();
    }

    /** Noise, or what is nearly right; numbers above those that are waited for. */
    private static byte[] bad(Random random) {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(2 * ChatServer.MAX_BYTES)];
            random.nextBytes(noise);
            return noise;
        }
        String[] words = {
            "JOIN",
            "SAY",
            "LEAVE",
            "HEARD",
            "ANNOUNCE",
            "YES",
            "bob",
            "ann",
            "#",
            " ",
            "\0",
            "\ud83d\ude00",
            "7",
            "-1",
            ""
        };
        StringBuilder text = new StringBuilder().append(1_000_000 + random.nextInt(1_000));
        for (int i = random.nextInt(5); i > 0; i--) text.append(' ').append(words[random.nextInt(words.length)]);
        return text.toString().getBytes(UTF_8);
    }

    /** A socket that says anything. */
    private static final class Probe implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket();

        Probe(InetSocketAddress server) throws IOException {
            socket.connect(server);
        }

        void send(byte[] bytes) throws IOException {
            socket.send(new DatagramPacket(bytes, bytes.length));
        }

        /** Returns the answer with the same number. */
        String ask(String request) throws IOException {
            send(request.getBytes(UTF_8));
            var packet = new DatagramPacket(new byte[ChatServer.MAX_BYTES], ChatServer.MAX_BYTES);
            while (true) {
                socket.receive(packet);
                String answer = new String(packet.getData(), 0, packet.getLength(), UTF_8);
                if (answer.startsWith(request.substring(0, request.indexOf(' ') + 1))) return answer;
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
