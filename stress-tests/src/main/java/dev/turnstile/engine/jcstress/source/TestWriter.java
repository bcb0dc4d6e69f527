package dev.turnstile.engine.jcstress.source;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.turnstile.generation.SortedScenario;
import dev.turnstile.history.Response;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;

/** Writes a scenario as a jcstress test that a person can read and stock jcstress can run. */
public final class TestWriter {
    private static final String PACKAGE = "turnstile.generated";

    /** The field in which the state holds a subject that it does not extend. */
    public static final String SUBJECT = "subject";

    /** More legal outcomes than this make the source unreadable; the grading here does not read them. */
    private static final int MAX_LISTED_OUTCOMES = 40;

    /** The prefix of the names of tests in the unnamed package. */
    private static final String UNNAMED = "Turnstile_";

    private final Class<?> subject;

    public TestWriter(Class<?> subject) {
        this.subject = subject;
    }

    /**
     * The test of a scenario.
     *
     * @param number tells apart the scenarios of one subject
     * @return empty if there is no result class for its answers
     */
    public Optional<StressTest> write(int number, SortedScenario sorted, Shape shape) {
        boolean typed = shape == Shape.EXTENDS && racingNeverThrows(sorted);
        Optional<AnswerLayout> fields = typed ? AnswerLayout.typed(sorted.scenario()) : Optional.empty();
        return fields.or(() -> AnswerLayout.boxed(sorted.scenario()))
                .map(layout -> write(number, sorted, shape, layout));
    }

    /** The test of a scenario whose typed form met an exception that no order of the model throws. */
    public Optional<StressTest> writeBoxed(int number, SortedScenario sorted, Shape shape) {
        return AnswerLayout.boxed(sorted.scenario()).map(layout -> write(number, sorted, shape, layout));
    }

    private static boolean racingNeverThrows(SortedScenario sorted) {
        int from = sorted.scenario().init().size();
        return sorted.legalOutcomes().stream()
                .flatMap(outcome -> outcome.subList(from, outcome.size()).stream())
                .noneMatch(Response.Threw.class::isInstance);
    }

    private StressTest write(int number, SortedScenario sorted, Shape shape, AnswerLayout layout) {
        // A class in the unnamed package can be named from nowhere else.
        boolean isUnnamed = subject.getPackageName().isEmpty();
        String name = (isUnnamed ? UNNAMED : "") + subject.getSimpleName() + "_" + number
                + (shape == Shape.FIELD ? "_InField" : "") + (layout.boxed() ? "_Boxed" : "");
        List<Response> initial = sorted.legalOutcomes()
                .iterator()
                .next()
                .subList(0, sorted.scenario().init().size());
        TypeSpec type = type(name, sorted, shape, layout, initial);
        String source = JavaFile.builder(isUnnamed ? "" : PACKAGE, type)
                .indent("    ")
                .build()
                .toString();
        return new StressTest(isUnnamed ? name : PACKAGE + "." + name, source, sorted, shape, layout, initial);
    }

    private TypeSpec type(
            String name, SortedScenario sorted, Shape shape, AnswerLayout layout, List<Response> initial) {
        Scenario scenario = sorted.scenario();
        TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC);
        type.addJavadoc("$L\n", scenario.toString().replace("*/", "*&#47;"));
        type.addAnnotation(JCStressTest.class).addAnnotation(State.class);
        outcomes(sorted, layout).forEach(type::addAnnotation);
        if (shape == Shape.EXTENDS) type.superclass(subject);
        else
            type.addField(FieldSpec.builder(subject, SUBJECT)
                    .initializer("new $T()", subject)
                    .build());
        if (!layout.boxed()) {
            type.addField(FieldSpec.builder(Throwable.class, StressTest.UNEXPECTED, Modifier.STATIC, Modifier.VOLATILE)
                    .addJavadoc("An exception of an operation, whose answer's field has no room for it.\n")
                    .build());
        }
        for (int t = 0; t < scenario.threads(); t++) {
            type.addField(
                    FieldSpec.builder(boolean.class, StressTest.doneField(t)).build());
        }
        ArgumentConstants constants = new ArgumentConstants(subject);
        ActorWriter actors = new ActorWriter(shape, layout, constants);
        if (!scenario.init().isEmpty()) type.addMethod(constructor(scenario.init(), initial, actors));
        int at = 0;
        for (int t = 0; t < scenario.threads(); t++) {
            List<Actor> thread = scenario.parallel().get(t);
            type.addMethod(MethodSpec.methodBuilder(StressTest.method(t))
                    .addAnnotation(org.openjdk.jcstress.annotations.Actor.class)
                    .addModifiers(Modifier.PUBLIC)
                    .addParameter(layout.result(), "r")
                    .addCode(actors.race(thread, at))
                    .addStatement("$L = true", StressTest.doneField(t))
                    .build());
            at += thread.size();
        }
        if (!scenario.post().isEmpty()) {
            type.addField(FieldSpec.builder(boolean.class, StressTest.POST_DONE).build());
            type.addMethod(MethodSpec.methodBuilder(StressTest.POST)
                    .addAnnotation(Arbiter.class)
                    .addModifiers(Modifier.PUBLIC)
                    .addParameter(layout.result(), "r")
                    .addCode(actors.race(scenario.post(), at))
                    .addStatement("$L = true", StressTest.POST_DONE)
                    .build());
        }
        constants.fields().forEach(type::addField);
        return type.build();
    }

    private static MethodSpec constructor(List<Actor> init, List<Response> initial, ActorWriter actors) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
        for (int i = 0; i < init.size(); i++) {
            constructor.addCode(actors.alone(init.get(i), initial.get(i) instanceof Response.Threw));
        }
        return constructor.build();
    }

    private static Stream<AnnotationSpec> outcomes(SortedScenario sorted, AnswerLayout layout) {
        AnnotationSpec other = AnnotationSpec.builder(Outcome.class)
                .addMember("expect", "$T.FORBIDDEN", Expect.class)
                .addMember("desc", "$S", "No order of the model gives it.")
                .build();
        if (sorted.legalOutcomes().size() > MAX_LISTED_OUTCOMES) return Stream.of();
        AnnotationSpec.Builder legal = AnnotationSpec.builder(Outcome.class);
        int from = sorted.scenario().init().size();
        sorted.legalOutcomes().stream()
                .map(outcome -> identifier(outcome.subList(from, outcome.size()), layout))
                .distinct()
                .sorted()
                .forEach(id -> legal.addMember("id", "$S", id));
        legal.addMember("expect", "$T.ACCEPTABLE", Expect.class)
                .addMember("desc", "$S", "An order of the model gives it.");
        return Stream.of(legal.build(), other);
    }

    /** The outcome as the result class prints it. */
    private static String identifier(List<Response> answers, AnswerLayout layout) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < answers.size(); i++) {
            if (layout.fields().get(i) == 0) continue;
            if (!id.isEmpty()) id.append(", ");
            Response answer = answers.get(i);
            boolean plain = !layout.boxed() && answer instanceof Response.Returned;
            id.append(plain ? String.valueOf(((Response.Returned) answer).value()) : answer.toString());
        }
        return id.toString();
    }
}
