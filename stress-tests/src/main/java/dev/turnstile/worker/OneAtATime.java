package dev.turnstile.worker;

import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.hang.quiescence.SoloRun;
import dev.turnstile.hang.quiescence.SoloRun.Call;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.history.Span;
import dev.turnstile.judge.Judgement;
import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells whether a scenario goes wrong even if only one thread runs at a time: then no race is behind it, but the subject's code, or
 * something that earlier runs in this JVM have left.
 */
final class OneAtATime {
    private final ScenarioSpace space;
    private final SoloCalls solo;

    /** @param lifeSign told now and then that this goes on */
    OneAtATime(ScenarioSpace space, Runnable lifeSign) {
        this.space = space;
        this.solo = new SoloCalls(space, lifeSign);
    }

    /** Whether it goes wrong with its threads one after the other, with each of them first. A run that blocks says nothing. */
    boolean isWrong(Scenario scenario) throws InterruptedException {
        if (!solo.arePossible()) return false;
        for (int first = 0; first < scenario.threads(); first++) {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < scenario.threads(); i++) order.add((first + i) % scenario.threads());
            if (isWrong(scenario, order)) return true;
        }
        return false;
    }

    private boolean isWrong(Scenario scenario, List<Integer> order) throws InterruptedException {
        List<Call> calls = new ArrayList<>();
        for (Actor actor : scenario.init()) calls.add(new Call(0, actor));
        for (int thread : order) for (Actor actor : scenario.parallel().get(thread)) calls.add(new Call(thread, actor));
        for (Actor actor : scenario.post()) calls.add(new Call(0, actor));
        return solo.of(calls) instanceof SoloRun.Outcome.Returned returned
                && space.judge().judge(history(scenario, order, returned.responses())) instanceof Judgement.Illegal;
    }

    private static History history(Scenario scenario, List<Integer> order, List<Response> responses) {
        List<Execution> init = new ArrayList<>();
        List<List<Execution>> parallel = new ArrayList<>();
        for (int i = 0; i < scenario.threads(); i++) parallel.add(new ArrayList<>());
        List<Execution> post = new ArrayList<>();
        int next = 0;
        for (Actor actor : scenario.init()) init.add(execution(actor, responses, next++));
        for (int thread : order) {
            for (Actor actor : scenario.parallel().get(thread))
                parallel.get(thread).add(execution(actor, responses, next++));
        }
        for (Actor actor : scenario.post()) post.add(execution(actor, responses, next++));
        return new History(init, parallel, post, true);
    }

    /** Calls that follow each other have times that follow each other. */
    private static Execution execution(Actor actor, List<Response> responses, int position) {
        return new Execution(actor, responses.get(position), new Span(2L * position, 2L * position + 1));
    }
}
