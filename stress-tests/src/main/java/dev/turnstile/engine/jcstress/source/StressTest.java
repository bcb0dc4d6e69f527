package dev.turnstile.engine.jcstress.source;

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
public record StressTest(
        String name, String source, SortedScenario sorted, Shape shape, AnswerLayout layout, List<Response> initial) {
    /** Binary name of the runner that jcstress's annotation processor writes for it. */
    public String runner() {
        return name + "_jcstress";
    }

    /** The field by which an instance tells that this thread's actors have all returned. */
    public static String doneField(int thread) {
        return "done" + thread;
    }

    /** The field by which an instance tells that the actors of the post part have all returned. */
    public static final String POST_DONE = "donePost";

    /** The method that calls the actors of the post part. */
    static final String POST = "post";

    /** The method that calls this thread's actors. */
    static String method(int thread) {
        return "thread" + thread;
    }

    /** The static field that holds what a test of typed answers had no room for. */
    public static final String UNEXPECTED = "unexpected";

    /**
     * Which of its actors a thread is in.
     *
     * @param stack the thread's frames
     * @return the actor's index in the thread; {@code null} where it is in none
     */
    @Nullable
    public Integer actorIn(int thread, StackTraceElement[] stack) {
        return actorIn(method(thread), sorted.scenario().parallel().get(thread), stack);
    }

    /** As {@link #actorIn(int, StackTraceElement[])}, for the post part, which any of the threads may run. */
    @Nullable
    public Integer postActorIn(StackTraceElement[] stack) {
        return actorIn(POST, sorted.scenario().post(), stack);
    }

    private @Nullable Integer actorIn(
            String method, List<dev.turnstile.scenario.Actor> actors, StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(name) && frame.getMethodName().equals(method)) {
                int actor = linesOf(method, actors).indexOf(frame.getLineNumber());
                return actor < 0 ? null : actor;
            }
        }
        return null;
    }

    /** Returns the source line, from 1, of the call of each actor in a method. */
    private List<Integer> linesOf(String method, List<dev.turnstile.scenario.Actor> actors) {
        List<String> lines = source.lines().toList();
        List<Integer> found = new java.util.ArrayList<>();
        int line = 0;
        while (!lines.get(line).contains(" void " + method + "(")) line++;
        for (dev.turnstile.scenario.Actor actor : actors) {
            do line++;
            while (!lines.get(line).contains(actor.operation().name() + "("));
            found.add(line + 1);
        }
        return found;
    }
}
