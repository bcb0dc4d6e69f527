package dev.turnstile.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Clients of a server that gives back what it gets in upper case: each sends a number of requests, waits for each answer, and hangs up. */
final class Load {
    private static final byte[] QUESTION = "what is this in upper case?\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANSWER = "WHAT IS THIS IN UPPER CASE?\n".getBytes(StandardCharsets.US_ASCII);

    private final int clients;
    private final int requests;

    Load(int clients, int requests) {
        this.clients = clients;
        this.requests = requests;
    }

    /**
     * The times of a round.
     *
     * @param nanos all of it
     * @param latencies each request, sorted; the first of a client from when it wanted a connection
     */
    record Round(long nanos, List<Long> latencies) {
        double requestsPerSecond() {
            return latencies.size() * 1e9 / nanos;
        }

        long latency(double share) {
            return latencies.get((int) Math.ceil(latencies.size() * share) - 1);
        }
    }

    /** Lets all clients loose on a server at once, and looks after it until they have done. */
    Round on(int port, Runnable look) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                clients, Thread.ofPlatform().daemon().factory())) {
            List<Callable<long[]>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) all.add(() -> client(port));
            long begin = System.nanoTime();
            List<Future<long[]>> results = all.stream().map(threads::submit).toList();
            while (!results.stream().allMatch(Future::isDone)) {
                look.run();
                Thread.sleep(2); // between two looks
            }
            long end = begin;
            long[] latencies = new long[clients * requests];
            for (int i = 0; i < clients; i++) {
                long[] ends = results.get(i).get();
                for (int j = 0; j < requests; j++)
                    latencies[i * requests + j] = ends[j] - (j == 0 ? begin : ends[j - 1]);
                end = Math.max(end, ends[requests - 1]);
            }
            return new Round(
                    end - begin, LongStream.of(latencies).sorted().boxed().toList());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** When each answer had come. */
    private long[] client(int port) throws IOException {
        long[] ends = new long[requests];
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            for (int i = 0; i < requests; i++) {
                socket.getOutputStream().write(QUESTION);
                byte[] answer = socket.getInputStream().readNBytes(ANSWER.length);
                if (!Arrays.equals(answer, ANSWER))
                    throw new IOException("answered " + new String(answer, StandardCharsets.US_ASCII));
                ends[i] = System.nanoTime();
            }
        }
        return ends;
    }
}
