package dev.turnstile.engine.jcstress.source;

import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which field of a jcstress result class holds the answer of which actor. Typed fields hold plain values; boxed ones hold {@link
 * Answer}s, so that exceptions fit too.
 *
 * @param result the result class, {@code II_Result}
 * @param boxed whether its fields hold {@link Answer}s
 * @param fields for each actor of the parallel and post parts, in order, the number of its field from 1; 0 where it answers nothing
 */
public record AnswerLayout(Class<?> result, boolean boxed, List<Integer> fields) {
    /** No result class of jcstress has more fields. */
    public static final int MAX_FIELDS = 8;

    private static final String RESULTS = "org.openjdk.jcstress.infra.results.";

    /** Fields of the operations' own types, if these are plain and jcstress has a class with them. Leaves no room for exceptions. */
    static Optional<AnswerLayout> typed(Scenario scenario) {
        StringBuilder letters = new StringBuilder();
        List<Integer> fields = new ArrayList<>();
        for (Actor actor : racing(scenario).toList()) {
            // jcstress copies what a field holds by serialization, and only at the end of a run.
            if (!actor.operation().hasPlainAnswer()) return Optional.empty();
            boolean silent = actor.operation().isVoid();
            if (!silent) letters.append(letter(actor.operation().method().getReturnType()));
            fields.add(silent ? 0 : letters.length());
        }
        return resultClass(letters.toString()).map(type -> new AnswerLayout(type, false, fields));
    }

    /** A boxed field for every actor, if there are not too many of them. */
    static Optional<AnswerLayout> boxed(Scenario scenario) {
        int count = (int) racing(scenario).count();
        List<Integer> fields = Stream.iterate(1, i -> i + 1).limit(count).toList();
        return resultClass("L".repeat(count)).map(type -> new AnswerLayout(type, true, fields));
    }

    /** The actors whose answers are kept: all but those of the init part. */
    public static Stream<Actor> racing(Scenario scenario) {
        return scenario.actors().skip(scenario.init().size());
    }

    private static Optional<Class<?>> resultClass(String letters) {
        if (letters.isEmpty() || letters.length() > MAX_FIELDS) return Optional.empty();
        try {
            return Optional.of(Class.forName(RESULTS + letters + "_Result"));
        } catch (ClassNotFoundException e) {
            return Optional.empty(); // mixed types beyond three fields
        }
    }

    private static char letter(Class<?> type) {
        return type.isPrimitive() ? type.descriptorString().charAt(0) : 'L';
    }

    /** Returns the answer of each actor; {@code null} where a boxed field was never written. */
    public List<@Nullable Response> read(Object answers) {
        List<@Nullable Response> responses = new ArrayList<>();
        for (int number : fields) responses.add(number == 0 ? Response.VOID : response(value(answers, number)));
        return responses;
    }

    private @Nullable Response response(@Nullable Object value) {
        if (!boxed) return Response.returned(value);
        return value == null ? null : ((Answer) value).response();
    }

    private @Nullable Object value(Object answers, int number) {
        try {
            Field field = result.getField("r" + number);
            return field.get(answers);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("jcstress changed its result classes", e);
        }
    }
}
