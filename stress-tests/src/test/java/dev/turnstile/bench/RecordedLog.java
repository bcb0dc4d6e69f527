package dev.turnstile.bench;

import dev.turnstile.bench.RecordedContracts.CasRegister;
import dev.turnstile.bench.RecordedContracts.CasRegisterModel;
import dev.turnstile.bench.RecordedContracts.KeyValue;
import dev.turnstile.bench.RecordedContracts.KeyValueModel;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.history.Span;
import dev.turnstile.judge.Contracts;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads histories in the two forms in which those of Porcupine and Knossos are recorded: Jepsen's log of a register, and a list of maps in
 * Clojure's notation. The number of a line is the time of its event.
 */
public final class RecordedLog {
    private static final Pattern REGISTER =
            Pattern.compile("INFO\\s+jepsen\\.util\\s+-\\s+(\\d+)\\s+:(\\w+)\\s+:(\\w+)\\s+(.*)");
    private static final Pattern MAP =
            Pattern.compile("\\{:process (\\d+), :type :(\\w+), :f :(\\w+), :key \"(.*)\", :value (.*)}");
    private static final Map<String, Operation> OPERATIONS = operations();

    private final Map<Integer, List<Execution>> done = new TreeMap<>();
    private final Map<Integer, Open> open = new TreeMap<>();
    private final Map<List<Object>, Actor> actors = new HashMap<>();

    private record Open(Actor actor, long invoked) {}

    private RecordedLog() {}

    private static Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>();
        for (Class<?> contract : List.of(CasRegister.class, KeyValue.class)) {
            for (Operation operation : Contracts.operations(contract)) operations.put(operation.name(), operation);
        }
        return Map.copyOf(operations);
    }

    /** Returns the model of the history in a file. */
    public static Class<?> model(List<String> lines) {
        return lines.get(0).startsWith("{") ? KeyValueModel.class : CasRegisterModel.class;
    }

    /** Reads a file. */
    public static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the history in a file's lines; what it does not know (the nemesis) it leaves out. */
    public static History history(List<String> lines) {
        RecordedLog log = new RecordedLog();
        for (int i = 0; i < lines.size(); i++) log.add(lines.get(i), i);
        log.open.forEach((process, call) -> log.thread(process)
                .add(new Execution(call.actor(), Response.PENDING, new Span(call.invoked(), Long.MAX_VALUE))));
        return new History(List.of(), List.copyOf(log.done.values()), List.of(), false);
    }

    private void add(String line, long now) {
        Matcher register = REGISTER.matcher(line);
        Matcher map = MAP.matcher(line);
        if (register.matches()) {
            register(Integer.parseInt(register.group(1)), register.group(2), register.group(3), register.group(4), now);
        } else if (map.matches()) {
            String value = map.group(5).equals("nil")
                    ? ""
                    : map.group(5).substring(1, map.group(5).length() - 1);
            int process = Integer.parseInt(map.group(1));
            boolean get = map.group(3).equals("get");
            if (map.group(2).equals("invoke")) {
                List<Object> arguments = get ? List.of(map.group(4)) : List.of(map.group(4), value);
                invoke(process, map.group(3), arguments, now);
            } else {
                returned(process, get ? Response.returned(value) : Response.VOID, now);
            }
        }
    }

    private void register(int process, String type, String operation, String value, long now) {
        boolean read = operation.equals("read");
        if (type.equals("invoke")) {
            invoke(process, operation, read ? List.of() : numbers(value), now);
        } else if (type.equals("fail") && read) {
            open.remove(process); // it had no effect, and nobody knows its answer
        } else if (type.equals("ok") || type.equals("fail")) {
            Response response = switch (operation) {
                case "read" -> Response.returned(value.equals("nil") ? CasRegister.NIL : Integer.parseInt(value));
                case "cas" -> Response.returned(type.equals("ok"));
                default -> Response.VOID;
            };
            returned(process, response, now);
        }
    }

    private static List<Object> numbers(String text) {
        List<Object> numbers = new ArrayList<>();
        for (String number : text.replaceAll("[\\[\\]]", "").split("\\s+", -1)) numbers.add(Integer.valueOf(number));
        return numbers;
    }

    private void invoke(int process, String operation, List<Object> arguments, long now) {
        Actor actor = actors.computeIfAbsent(
                List.of(operation, arguments), key -> new Actor(OPERATIONS.get(operation), arguments));
        open.put(process, new Open(actor, now));
    }

    private void returned(int process, Response response, long now) {
        Open call = open.remove(process);
        thread(process).add(new Execution(call.actor(), response, new Span(call.invoked(), now)));
    }

    private List<Execution> thread(int process) {
        return done.computeIfAbsent(process, p -> new ArrayList<>());
    }
}
