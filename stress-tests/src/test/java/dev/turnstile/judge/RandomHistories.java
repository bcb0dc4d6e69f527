package dev.turnstile.judge;

import static dev.turnstile.history.Response.VOID;
import static dev.turnstile.history.Response.returned;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.history.Span;
import dev.turnstile.scenario.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small histories of any kind, legal and not: with and without times, at rest and cut short, with operations that are pending or killed. */
final class RandomHistories {
    /** An operation with its arguments and the answers that it may give. */
    private record Seen(Actor actor, List<Response> answers) {
        Seen(Actor actor, Response... answers) {
            this(actor, List.of(answers));
        }
    }

    private final List<Seen> alphabet;
    private final Random random;

    RandomHistories(Class<?> contract, long seed) {
        this.alphabet = alphabet(contract);
        this.random = new Random(seed);
    }

    private static List<Seen> alphabet(Class<?> contract) {
        List<Seen> alphabet = new ArrayList<>();
        for (var operation : Contracts.operations(contract)) {
            switch (operation.name()) {
                case "write" -> {
                    for (int v = 1; v <= 2; v++) alphabet.add(new Seen(new Actor(operation, List.of(v)), VOID));
                }
                case "put" -> {
                    for (String key : List.of("a", "b")) {
                        for (int v = 1; v <= 2; v++)
                            alphabet.add(new Seen(new Actor(operation, List.of(key, v)), VOID));
                    }
                }
                case "get" -> {
                    for (String key : List.of("a", "b"))
                        alphabet.add(
                                new Seen(new Actor(operation, List.of(key)), returned(0), returned(1), returned(2)));
                }
                case "read" ->
                    alphabet.add(new Seen(new Actor(operation, List.of()), returned(0), returned(1), returned(2)));
                case "tryAcquire" ->
                    alphabet.add(new Seen(new Actor(operation, List.of()), returned(true), returned(false)));
                case "meet" ->
                    alphabet.add(new Seen(new Actor(operation, List.of()), returned(0), returned(0), returned(1)));
                case "unlock" ->
                    alphabet.add(new Seen(
                            new Actor(operation, List.of()),
                            VOID,
                            new Response.Threw("java.lang.IllegalMonitorStateException")));
                default -> alphabet.add(new Seen(new Actor(operation, List.of()), VOID));
            }
        }
        return alphabet;
    }

    History next() {
        boolean timed = random.nextBoolean();
        double killed = random.nextInt(4) == 0 ? 0.3 : 0;
        double pending = random.nextInt(3) / 2.0;
        List<List<Execution>> threads = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int t = 0; t < count; t++) threads.add(thread(timed, killed, pending, random.nextInt(count == 4 ? 3 : 4)));
        return new History(sequence(), threads, sequence(), random.nextInt(3) > 0);
    }

    private List<Execution> sequence() {
        return random.nextInt(3) == 0 ? thread(false, 0, 0, 1 + random.nextInt(2)) : List.of();
    }

    private List<Execution> thread(boolean timed, double killed, double pending, int length) {
        List<Execution> thread = new ArrayList<>();
        long now = random.nextInt(5);
        for (int i = 0; i < length; i++) {
            Seen seen = alphabet.get(random.nextInt(alphabet.size()));
            Response response = seen.answers().get(random.nextInt(seen.answers().size()));
            if (random.nextDouble() < killed) response = Response.KILLED;
            else if (i == length - 1 && random.nextDouble() < pending) response = Response.PENDING;
            long invoked = now + 1 + random.nextInt(4);
            now = invoked + 1 + random.nextInt(9);
            long returned = response == Response.PENDING ? Long.MAX_VALUE : now;
            thread.add(new Execution(seen.actor(), response, timed ? new Span(invoked, returned) : Span.UNKNOWN));
        }
        return thread;
    }
}
