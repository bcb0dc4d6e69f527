package dev.turnstile.bench;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.history.Span;
import dev.turnstile.judge.Contracts;
import dev.turnstile.scenario.Actor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Legal histories of any length, made by a simulation: each client's operation takes effect at a random instant between its call and
 * its return, in the order of those instants.
 */
public final class Histories {
    private static final int MAX_LENGTH = 100;
    private static final int MAX_GAP = 20;
    private static final int VALUES = 5;

    private record Call(int client, boolean write, String key, int value, long invoked, long effect, long returned) {}

    private Histories() {}

    /** Reads and writes of one register. */
    public static History register(int clients, int operations, double pending, long seed) {
        return history(clients, operations, 1, pending, seed, false);
    }

    /** Gets and puts of a map, whose contract names its keys. */
    public static History store(int clients, int operations, int keys, double pending, long seed) {
        return history(clients, operations, keys, pending, seed, true);
    }

    private static History history(int clients, int operations, int keys, double pending, long seed, boolean store) {
        List<Call> calls = calls(clients, operations, keys, new Random(seed));
        calls.sort(Comparator.comparingLong(Call::effect));
        Map<String, Integer> values = new HashMap<>();
        Map<Call, Integer> read = new HashMap<>();
        for (Call c : calls) {
            if (c.write()) values.put(c.key(), c.value());
            else read.put(c, values.getOrDefault(c.key(), 0));
        }
        // A client whose last operation hangs: it took effect, but nobody heard of it.
        Random random = new Random(seed + 1);
        List<List<Execution>> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            int id = client;
            List<Call> own = calls.stream()
                    .filter(c -> c.client() == id)
                    .sorted(Comparator.comparingLong(Call::invoked))
                    .toList();
            List<Execution> thread = new ArrayList<>();
            for (Call c : own) {
                boolean last = thread.size() == own.size() - 1;
                boolean hangs = last && random.nextDouble() < pending;
                thread.add(execution(c, read.getOrDefault(c, 0), hangs, store));
            }
            threads.add(thread);
        }
        return new History(List.of(), threads, List.of(), false);
    }

    private static List<Call> calls(int clients, int operations, int keys, Random random) {
        List<Call> calls = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            long now = random.nextInt(MAX_LENGTH);
            for (int i = 0; i < operations / clients; i++) {
                long invoked = now + 1 + random.nextInt(MAX_GAP);
                int length = 2 + random.nextInt(MAX_LENGTH);
                long effect = invoked + 1 + random.nextInt(length - 1);
                now = invoked + length;
                String key = "k" + random.nextInt(keys);
                calls.add(
                        new Call(client, random.nextBoolean(), key, 1 + random.nextInt(VALUES), invoked, effect, now));
            }
        }
        return calls;
    }

    private static Execution execution(Call c, int read, boolean hangs, boolean store) {
        Actor actor = store
                ? c.write()
                        ? Contracts.actor(Contracts.Store.class, "put", c.key(), c.value())
                        : Contracts.actor(Contracts.Store.class, "get", c.key())
                : c.write()
                        ? Contracts.actor(Contracts.Register.class, "write", c.value())
                        : Contracts.actor(Contracts.Register.class, "read");
        if (hangs) return new Execution(actor, Response.PENDING, new Span(c.invoked(), Long.MAX_VALUE));
        Response response = c.write() ? Response.VOID : Response.returned(read);
        return new Execution(actor, response, new Span(c.invoked(), c.returned()));
    }
}
