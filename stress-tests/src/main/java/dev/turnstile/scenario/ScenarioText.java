package dev.turnstile.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text form of scenarios: {@code [init(1); actors()] first(); thread() | second(2) [post()]}.
 *
 * <p>Actors are separated by {@code ;}, threads by {@code |}; init and post stand in brackets and are left out when empty.
 */
public final class ScenarioText {
    private final String text;
    private final List<Operation> operations;
    private int at;

    private ScenarioText(String text, List<Operation> operations) {
        this.text = text;
        this.operations = operations;
    }

    /** Writes a scenario. */
    public static String format(Scenario scenario) {
        String threads = scenario.parallel().stream().map(ScenarioText::join).collect(Collectors.joining(" | "));
        String init = scenario.init().isEmpty() ? "" : "[" + join(scenario.init()) + "] ";
        String post = scenario.post().isEmpty() ? "" : " [" + join(scenario.post()) + "]";
        return init + threads + post;
    }

    private static String join(List<Actor> actors) {
        return actors.stream().map(Actor::toString).collect(Collectors.joining("; "));
    }

    /**
     * Reads a scenario of a contract.
     *
     * @param text what {@link #format} wrote
     * @param operations the contract's operations
     * @throws IllegalArgumentException naming the column and what was expected there
     */
    public static Scenario parse(String text, List<Operation> operations) {
        return new ScenarioText(text, operations).scenario();
    }

    private Scenario scenario() {
        List<Actor> init = peek('[') ? bracketed() : List.of();
        List<List<Actor>> parallel = new ArrayList<>();
        do {
            parallel.add(actors());
        } while (accept('|'));
        List<Actor> post = peek('[') ? bracketed() : List.of();
        skipBlanks();
        if (at < text.length()) throw expected("the end");
        return new Scenario(init, parallel, post);
    }

    private List<Actor> bracketed() {
        require('[');
        List<Actor> actors = actors();
        require(']');
        return actors;
    }

    private List<Actor> actors() {
        List<Actor> actors = new ArrayList<>();
        do {
            actors.add(actor());
        } while (accept(';'));
        return actors;
    }

    private Actor actor() {
        skipBlanks();
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) at++;
        String name = text.substring(start, at);
        Operation operation = operations.stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow(() -> expectedAt(start, "one of the operations " + operations));
        require('(');
        List<Object> arguments = new ArrayList<>();
        for (Class<?> type : operation.parameterTypes()) {
            if (!arguments.isEmpty()) require(',');
            arguments.add(argument(type));
        }
        require(')');
        return new Actor(operation, arguments);
    }

    private Object argument(Class<?> type) {
        skipBlanks();
        int start = at;
        char quote = at < text.length() ? text.charAt(at) : 0;
        if (quote == '"' || quote == '\'') {
            at++;
            while (at < text.length() && text.charAt(at) != quote) at += text.charAt(at) == '\\' ? 2 : 1;
            at = Math.min(at + 1, text.length());
        } else {
            while (at < text.length() && ",)".indexOf(text.charAt(at)) < 0) at++;
        }
        try {
            return Literal.parse(text.substring(start, at).trim(), type);
        } catch (IllegalArgumentException e) {
            throw expectedAt(start, "a value of type " + type.getSimpleName());
        }
    }

    private boolean peek(char c) {
        skipBlanks();
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean accept(char c) {
        boolean found = peek(c);
        if (found) at++;
        return found;
    }

    private void require(char c) {
        if (!accept(c)) throw expected("'" + c + "'");
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') at++;
    }

    private IllegalArgumentException expected(String what) {
        return expectedAt(at, what);
    }

    private IllegalArgumentException expectedAt(int column, String what) {
        return new IllegalArgumentException("scenario, column " + (column + 1) + ": expected " + what + " in: " + text);
    }
}
