package dev.turnstile.engine.jcstress.source;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.ArrayValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** The arguments of a generated test that Java has no literals for. Each is a constant of the test, which the harness makes from its text. */
final class ArgumentConstants {
    private final Class<?> subject;
    private final List<CodeBlock> values = new ArrayList<>();

    ArgumentConstants(Class<?> subject) {
        this.subject = subject;
    }

    /** Returns the expression of an argument. An array is made for each call. */
    CodeBlock argument(Actor actor, int index) {
        CodeBlock value = CodeBlock.of("$T.of($T.class, $S, $L)", Argument.class, subject, actor.toString(), index);
        if (!values.contains(value)) values.add(value);
        Class<?> type = actor.operation().method().getParameterTypes()[index];
        boolean array = actor.arguments().get(index) instanceof ArrayValue;
        return CodeBlock.of(array ? "($T) $L.make()" : "($T) $L.value()", type, name(values.indexOf(value)));
    }

    /** Returns the constants that have been used. */
    List<FieldSpec> fields() {
        return IntStream.range(0, values.size())
                .mapToObj(i -> FieldSpec.builder(
                                Argument.class, name(i), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(values.get(i))
                        .build())
                .toList();
    }

    private static String name(int number) {
        return "ARGUMENT_" + (number + 1);
    }
}
