package dev.turnstile.support.transport;

import dev.turnstile.models.servers.Received;
import dev.turnstile.support.uppercase.TcpClient;
import dev.turnstile.support.uppercase.UppercaseProtocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * The steps of some clients, one after another. One thread plays them, so a client that waited for another one would wait forever.
 */
record Script(List<Step> steps) {
    static final int CLIENTS = 4;

    private static final int MANY_PIECES = 500;

    /** The steps of a client. */
    enum Act {
        /** Sends, and reads nothing. */
        SAY,
        /** Reads until all that was sent has come back. */
        HEAR,
        /** Half-closes, and reads to the end. */
        FINISH,
        /** Cuts the connection off. */
        RESET,
        /** Connects and closes, or closes with answers on their way. */
        VANISH
    }

    /** A step. {@code length} and {@code piece} are how much it says, and in how large pieces. */
    record Step(int client, Act act, int length, int piece) {}

    static Arbitrary<Script> any() {
        Arbitrary<Integer> lengths = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(1, 50)),
                Tuple.of(3, Arbitraries.integers().between(1, 50_000)),
                Tuple.of(1, Arbitraries.integers().between(1_000_000, 3_000_000)));
        Arbitrary<Act> acts = Arbitraries.frequency(
                Tuple.of(6, Act.SAY),
                Tuple.of(3, Act.HEAR),
                Tuple.of(2, Act.FINISH),
                Tuple.of(1, Act.RESET),
                Tuple.of(1, Act.VANISH));
        Arbitrary<Integer> pieces = Arbitraries.integers().between(1, 100_000);
        return Combinators.combine(Arbitraries.integers().between(0, CLIENTS - 1), acts, lengths, pieces)
                .as((client, act, length, piece) ->
                        new Step(client, act, length, Math.max(piece, length / MANY_PIECES)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(25)
                .map(Script::new);
    }

    /** Returns the same clients, each of whom comes when the one before has gone. */
    Script oneAfterAnother() {
        List<Step> sorted = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int number = client;
            steps.stream().filter(step -> step.client == number).forEach(sorted::add);
            sorted.add(new Step(client, Act.FINISH, 0, 1));
        }
        return new Script(sorted);
    }

    /** Plays it, and then lets all finish. Answers what clients heard that they should not have, or did not. */
    List<String> play(int port) throws IOException {
        List<String> wrong = new ArrayList<>();
        TreeMap<Integer, Peer> peers = new TreeMap<>();
        try {
            for (Step step : steps) {
                Peer peer = peers.get(step.client);
                if (peer == null) {
                    peer = new Peer(port);
                    peers.put(step.client, peer);
                }
                peer.act(step, wrong);
                if (peer.gone) peers.remove(step.client);
            }
            for (Peer peer : peers.values()) peer.act(new Step(-1, Act.FINISH, 0, 1), wrong);
        } finally {
            peers.values().forEach(peer -> peer.client.close());
        }
        return wrong;
    }

    /** A client, and what it should hear. */
    private static final class Peer {
        private final TcpClient client;
        private final ByteArrayOutputStream due = new ByteArrayOutputStream();
        private boolean gone;

        Peer(int port) throws IOException {
            client = TcpClient.connect(port);
        }

        void act(Step step, List<String> wrong) throws IOException {
            gone = step.act.compareTo(Act.FINISH) >= 0;
            switch (step.act) {
                case SAY -> say(step);
                case HEAR -> compare(step, client.receive(), wrong);
                case FINISH -> compare(step, client.finish(), wrong);
                case RESET -> client.reset();
                case VANISH -> client.close();
            }
            if (gone) client.close();
        }

        private void say(Step step) throws IOException {
            byte[] bytes = new byte[step.length];
            new Random(step.length).nextBytes(bytes);
            client.send(bytes, step.piece);
            for (byte b : bytes) due.write(UppercaseProtocol.upper(b));
        }

        private void compare(Step step, String heard, List<String> wrong) {
            String right = Received.inWords(due.toByteArray());
            if (!heard.equals(right)) wrong.add(step + " heard " + heard + " and not " + right);
            due.reset();
        }
    }
}
