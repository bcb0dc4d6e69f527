package dev.turnstile.servers;

import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.Origin;
import dev.turnstile.servers.ServerFigures.Model;
import dev.turnstile.support.launch.ServerProcess;
import dev.turnstile.support.transport.Transports;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All ways to wait for clients under the same load, each in a JVM of its own. Rounds go by turns, so that what else the machine does meets
 * all of them alike, and the first one of each does not count: by then its code is compiled.
 */
final class Measurement implements AutoCloseable {
    private static final int CLIENTS = 20;

    /** Few enough that more than one of a hundred is a client's first, which waits for a connection: so that is seen in what is slow. */
    private static final int REQUESTS = 50;

    private static final int ROUNDS = 5;

    /** If each client costs a process that must start, the number of clients is divided by this. */
    private static final int SOME_PROCESSES = 4;

    private final List<Candidate> candidates = new ArrayList<>();

    /** Starts all servers that this machine can start. */
    Measurement() {
        for (Transports transport : Transports.values()) {
            try {
                candidates.add(new Candidate(transport));
            } catch (IllegalStateException e) {
                System.out.println("Turnstile servers: " + transport.id() + " left out: " + e.getMessage());
            }
        }
    }

    private static final class Candidate {
        private final Transports transport;
        private final ServerProcess server;
        private final Footprint footprint;
        private final Load load;
        private final int clients;
        private final List<Load.Round> rounds = new ArrayList<>();

        Candidate(Transports transport) {
            this.transport = transport;
            // an iterative server serves the same number, only later
            this.clients = transport.isIterative() ? CLIENTS : Math.min(CLIENTS, transport.most() / SOME_PROCESSES);
            this.load = new Load(clients, REQUESTS);
            this.server = ServerProcess.start("--model", transport.id(), "--room", "" + clients);
            this.footprint = new Footprint(server.handle());
        }

        void round() throws IOException, InterruptedException {
            rounds.add(load.on(server.port(), footprint::look));
        }

        double median(ToDoubleFunction<Load.Round> figure) {
            return rounds.stream().skip(1).mapToDouble(figure).sorted().toArray()[ROUNDS / 2];
        }
    }

    /** Returns the figures of all models. */
    ServerFigures run() throws IOException, InterruptedException {
        String begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        for (int round = 0; round <= ROUNDS; round++) for (Candidate candidate : candidates) candidate.round();
        double base = candidates.stream()
                .filter(candidate -> candidate.transport.isIterative())
                .mapToDouble(candidate -> candidate.median(Load.Round::requestsPerSecond))
                .sum();
        List<Model> models =
                candidates.stream().map(candidate -> figures(candidate, base)).toList();
        Origin origin = new Origin(
                "servers", 0, Runtime.version().toString(), Runtime.getRuntime().availableProcessors());
        return new ServerFigures(SubjectEvidence.SCHEMA, origin, begin, REQUESTS, ROUNDS, models);
    }

    private static Model figures(Candidate candidate, double base) {
        double requestsPerSecond = candidate.median(Load.Round::requestsPerSecond);
        return new Model(
                candidate.transport.id(),
                candidate.clients,
                requestsPerSecond,
                base == 0 ? 0 : requestsPerSecond / base,
                (long) candidate.median(round -> round.latency(0.5)),
                (long) candidate.median(round -> round.latency(0.99)),
                candidate.footprint.threads(),
                candidate.footprint.residentBytes());
    }

    @Override
    public void close() {
        candidates.forEach(candidate -> candidate.server.close());
    }
}
