package dev.turnstile.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text form of scenarios: {@code [init(1); actors()] first(); thread() | second(2) [post()]}.
 *
 * <p>Actors are separated by {@code ;}, threads by {@code |}; init and post stand in brackets and are left out when empty.
 */
public final class ScenarioText {
    private final TextReader text;
    private final List<Operation> operations;

    private ScenarioText(String text, List<Operation> operations) {
        this.text = new TextReader(text);
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
        List<Actor> init = text.isNext("[") ? bracketed() : List.of();
        List<List<Actor>> parallel = new ArrayList<>();
        do {
            parallel.add(actors());
        } while (text.accept("|"));
        List<Actor> post = text.isNext("[") ? bracketed() : List.of();
        if (!text.isOver()) throw text.expected("the end");
        return new Scenario(init, parallel, post);
    }

    private List<Actor> bracketed() {
        text.require("[");
        List<Actor> actors = actors();
        text.require("]");
        return actors;
    }

    private List<Actor> actors() {
        List<Actor> actors = new ArrayList<>();
        do {
            actors.add(actor());
        } while (text.accept(";"));
        return actors;
    }

    private Actor actor() {
        int start = text.at();
        String name = text.identifier();
        Operation operation = operations.stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow(() -> text.expectedAt(start, "one of the operations " + operations));
        text.require("(");
        List<@Nullable Object> arguments = new ArrayList<>();
        for (ValueType type : operation.types()) {
            if (!arguments.isEmpty()) text.require(",");
            arguments.add(argument(type));
        }
        text.require(")");
        return new Actor(operation, arguments);
    }

    private @Nullable Object argument(ValueType type) {
        int start = text.at();
        try {
            return type.readOrNull(text);
        } catch (IllegalArgumentException e) {
            throw text.expectedAt(start, "a value of type " + type.raw().getSimpleName());
        }
    }
}
