package dev.turnstile.engine.lincheck.explain;

import dev.turnstile.engine.lincheck.replay.WatchedRun;
import dev.turnstile.engine.lincheck.usercode.SubjectGraph;
import dev.turnstile.evidence.Counterexample.TraceStep;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the subject's field names, and T0, T1, …, in the place of the numbers by which Lincheck tells objects apart. */
final class ObjectNames {
    private static final Pattern NUMBERED = Pattern.compile("(Array<[\\w$]+>|[\\w$]+)#\\d+");

    private final Map<String, String> names = new HashMap<>();
    private final IdentityHashMap<Object, String> monitors = new IdentityHashMap<>();
    private final Map<String, Integer> nameless = new HashMap<>();

    ObjectNames(WatchedRun replay) {
        IdentityHashMap<Object, String> paths = new IdentityHashMap<>();
        new SubjectGraph(replay.subject()).forEach((path, object) -> paths.put(object, path));
        replay.objectNumbers().forEach((object, number) -> {
            String path = paths.get(object);
            Class<?> type = object.getClass();
            Class<?> element = type.getComponentType();
            String shown = element == null ? type.getSimpleName() : "Array<" + element.getSimpleName() + ">";
            if (path != null) names.put(shown + "#" + number, path);
            monitors.put(object, path == null ? shown + "#" + number : path);
        });
        monitors.putAll(paths);
    }

    /** The name of an object, by the field that holds it if there is one. */
    String of(Object object) {
        if (object instanceof Class<?> type) return type.getSimpleName() + ".class";
        String simple = object.getClass().getSimpleName();
        // Lincheck's own numbers begin at 1.
        return monitors.computeIfAbsent(object, o -> simple + "#0" + nameless.merge(simple, 1, Integer::sum));
    }

    /** The step with names in its text. */
    TraceStep in(TraceStep step) {
        String text = NUMBERED.matcher(step.text()).replaceAll(found -> Matcher.quoteReplacement(name(found.group())));
        return new TraceStep(step.thread(), step.operation(), step.kind(), text, step.location());
    }

    private String name(String numbered) {
        if (numbered.startsWith("Thread#")) return "T" + (Integer.parseInt(numbered.substring("Thread#".length())) - 1);
        return names.getOrDefault(numbered, numbered);
    }
}
