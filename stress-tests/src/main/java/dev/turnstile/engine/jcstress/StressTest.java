package dev.turnstile.engine.jcstress;

import dev.turnstile.generation.SortedScenario;
import dev.turnstile.history.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A generated test.
 *
 * @param name binary name of its class, which is its state too
 * @param source its text
 * @param sorted what it runs
 * @param shape how it holds the subject
 * @param layout where its answers are
 * @param initial what the actors of the init part answer, which nothing races with
 */
record StressTest(
        String name, String source, SortedScenario sorted, Shape shape, AnswerLayout layout, List<Response> initial) {
    /** Binary name of the runner that jcstress's annotation processor writes for it. */
    String runner() {
        return name + "_jcstress";
    }

    /** The field by which an instance tells that this thread's actors have all returned. */
    static String doneField(int thread) {
        return "done" + thread;
    }

    /** The method that calls this thread's actors. */
    static String method(int thread) {
        return "thread" + thread;
    }

    /** The static field that holds what a test of typed answers had no room for. */
    static final String UNEXPECTED = "unexpected";

    /**
     * Which of its actors a thread is in.
     *
     * @param stack the thread's frames
     * @return the actor's index in the thread; {@code null} where it is in none
     */
    @Nullable
    Integer actorIn(int thread, StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(name) && frame.getMethodName().equals(method(thread))) {
                int actor = linesOf(thread).indexOf(frame.getLineNumber());
                return actor < 0 ? null : actor;
            }
        }
        return null;
    }

    /** The line of the source, from 1, in which each actor of a thread is called. */
    private List<Integer> linesOf(int thread) {
        List<String> lines = source.lines().toList();
        List<dev.turnstile.scenario.Actor> actors = sorted.scenario().parallel().get(thread);
        List<Integer> found = new java.util.ArrayList<>();
        int line = 0;
        while (!lines.get(line).contains(" void " + method(thread) + "(")) line++;
        for (dev.turnstile.scenario.Actor actor : actors) {
            do line++;
            while (!lines.get(line).contains(actor.operation().name() + "("));
            found.add(line + 1);
        }
        return found;
    }
}
