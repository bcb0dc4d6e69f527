package dev.turnstile.engine.jcstress.source;

import com.palantir.javapoet.CodeBlock;
import dev.turnstile.scenario.Actor;
import java.util.List;

/**
 * Writes calls of operations.
 *
 * @param shape where the subject is
 * @param layout where its answers go
 * @param constants where arguments are kept that Java has no literals for
 */
record ActorWriter(Shape shape, AnswerLayout layout, ArgumentConstants constants) {
    /**
     * The calls of a thread or of the post part. They must let no exception pass: jcstress's other actors would wait forever.
     *
     * @param at index of the first actor in the layout
     */
    CodeBlock race(List<Actor> actors, int at) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!layout.boxed()) code.beginControlFlow("try");
        for (int i = 0; i < actors.size(); i++) {
            int field = layout.fields().get(at + i);
            if (layout.boxed()) code.add(boxed(actors.get(i), field));
            else if (field == 0) code.addStatement("$L", call(actors.get(i)));
            else code.addStatement("r.r$L = $L", field, call(actors.get(i)));
        }
        if (!layout.boxed()) {
            code.nextControlFlow("catch ($T e)", Throwable.class)
                    .addStatement("$L = e", StressTest.UNEXPECTED)
                    .endControlFlow();
        }
        return code.build();
    }

    /** A call that nothing races with, and whose answer is known. */
    CodeBlock alone(Actor actor, boolean throwing) {
        CodeBlock call = CodeBlock.builder().addStatement("$L", call(actor)).build();
        if (!throwing && checked(actor).isEmpty()) return call;
        CodeBlock.Builder code =
                CodeBlock.builder().beginControlFlow("try").add(call).nextControlFlow("catch ($T e)", Throwable.class);
        if (throwing) code.add("// as the model does\n");
        else code.addStatement("throw new $T(e)", IllegalStateException.class);
        return code.endControlFlow().build();
    }

    private static List<Class<?>> checked(Actor actor) {
        return List.of(actor.operation().method().getExceptionTypes());
    }

    private CodeBlock boxed(Actor actor, int field) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("try");
        if (actor.operation().notesCalls()) code.addStatement("$T.begin()", Answer.class);
        if (actor.operation().isVoid()) {
            code.addStatement("$L", call(actor));
            if (actor.operation().tells()) code.addStatement("r.r$L = $T.returned(null)", field, Answer.class);
            else code.addStatement("r.r$L = $T.VOID", field, Answer.class);
        } else {
            code.addStatement("r.r$L = $T.returned($L)", field, Answer.class, call(actor));
        }
        return code.nextControlFlow("catch ($T e)", Throwable.class)
                .addStatement("r.r$L = $T.threw(e)", field, Answer.class)
                .endControlFlow()
                .build();
    }

    private CodeBlock call(Actor actor) {
        CodeBlock.Builder arguments = CodeBlock.builder();
        for (int i = 0; i < actor.arguments().size(); i++) {
            if (i > 0) arguments.add(", ");
            arguments.add(argument(actor, i));
        }
        String receiver = shape == Shape.FIELD ? "subject." : "";
        return CodeBlock.of("$L$N($L)", receiver, actor.operation().name(), arguments.build());
    }

    private CodeBlock argument(Actor actor, int index) {
        Object value = actor.arguments().get(index);
        Class<?> type = actor.operation().types().get(index).raw();
        if (value == null) return CodeBlock.of("($T) null", type);
        boolean literal = value instanceof String
                || value instanceof Enum<?>
                || value instanceof Character
                || value instanceof Boolean
                || value instanceof Number && value.getClass().getPackageName().equals("java.lang");
        return literal ? literal(value) : constants.argument(actor, index);
    }

    private static CodeBlock literal(Object value) {
        if (value instanceof String s) return CodeBlock.of("$S", s);
        if (value instanceof Enum<?> e) return CodeBlock.of("$T.$L", e.getDeclaringClass(), e.name());
        if (value instanceof Character c) return CodeBlock.of("($T) $L", char.class, (int) c);
        if (value instanceof Long l) return CodeBlock.of("$LL", l);
        if (value instanceof Float f)
            return CodeBlock.of("$T.intBitsToFloat($L)", Float.class, Float.floatToRawIntBits(f));
        if (value instanceof Double d)
            return CodeBlock.of("$T.longBitsToDouble($LL)", Double.class, Double.doubleToRawLongBits(d));
        if (value instanceof Byte || value instanceof Short)
            return CodeBlock.of("($L) $L", value instanceof Byte ? "byte" : "short", value);
        return CodeBlock.of("$L", value);
    }
}
