package dev.turnstile.worker;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.generation.ScenarioSpace;
import dev.turnstile.hang.quiescence.SoloRun;
import dev.turnstile.hang.quiescence.SoloRun.Call;
import dev.turnstile.history.Response;
import dev.turnstile.machine.ModelException;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.ModelState.Attempt;
import dev.turnstile.machine.Step;
import dev.turnstile.machine.ThrownByModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds exceptions that the model throws by mistake: nothing says that they are meant, and the subject, called in the same way while nothing
 * else runs, does not throw them. Such a model would refute every subject.
 */
final class ModelMistakes {
    private final ScenarioSpace space;
    private final SoloCalls solo;

    /** @param lifeSign told now and then that this goes on */
    ModelMistakes(ScenarioSpace space, Runnable lifeSign) {
        this.space = space;
        this.solo = new SoloCalls(space, lifeSign);
    }

    /**
     * Checks what the model has thrown so far.
     *
     * @throws ModelException if any of it is a mistake
     */
    void require() throws InterruptedException {
        if (!solo.arePossible()) return;
        for (ThrownByModel thrown : space.machine().thrown()) require(thrown);
    }

    private void require(ThrownByModel thrown) throws InterruptedException {
        List<Response> expected = expected(thrown);
        int before = thrown.calls().size() - 1;
        if (expected.size() <= before) return; // an operation waits on the way
        List<Response> seen = responses(thrown.calls());
        // Where the subject differs earlier, it need not come to the same state.
        if (seen.isEmpty() || !seen.subList(0, before).equals(expected.subList(0, before))) return;
        Response last = seen.get(before);
        if (last.equals(expected.get(before))) return;
        throw new ModelException(inWords(thrown, last == Response.PENDING ? "does not return" : "answers " + last));
    }

    /** Returns the model's answers to the calls, up to the first one that waits. */
    private List<Response> expected(ThrownByModel thrown) {
        ModelMachine machine = space.machine();
        ModelState state = machine.initial();
        List<Response> expected = new ArrayList<>();
        for (Attempt call : thrown.calls()) {
            Step step = machine.step(state, call.caller(), call.actor());
            if (!(step instanceof Step.Completed completed)) return expected;
            expected.add(completed.response());
            state = step.next();
        }
        return expected;
    }

    /** Returns the subject's answers to the calls; none if one before the last does not return, or if that is not clear. */
    private List<Response> responses(List<Attempt> calls) throws InterruptedException {
        SoloRun.Outcome outcome = run(calls);
        if (outcome instanceof SoloRun.Outcome.Returned returned) return returned.responses();
        if (outcome instanceof SoloRun.Outcome.Unclear) return List.of();
        if (calls.size() == 1) return List.of(Response.PENDING);
        if (!(run(calls.subList(0, calls.size() - 1)) instanceof SoloRun.Outcome.Returned before)) return List.of();
        return Stream.concat(before.responses().stream(), Stream.of(Response.PENDING))
                .toList();
    }

    private SoloRun.Outcome run(List<Attempt> calls) throws InterruptedException {
        return solo.of(calls.stream()
                .map(call -> new Call(call.caller(), call.actor()))
                .toList());
    }

    private String inWords(ThrownByModel thrown, String instead) {
        Declaration subject = space.declaration();
        String exception = thrown.thrown().getClass().getSimpleName();
        String before = thrown.calls().subList(0, thrown.calls().size() - 1).stream()
                .map(call -> call.actor().toString())
                .collect(Collectors.joining("; "));
        return subject.model().getName() + " throws " + exception + " in "
                + thrown.last().actor()
                + (before.isEmpty() ? " on a fresh instance" : " after " + before) + ", at " + thrown.place()
                + ", where "
                + subject.subject().getSimpleName() + " " + instead
                + ". Nothing says that this exception is meant. Remedy: correct the model; or, if the operation is to throw it,"
                + " declare it: " + thrown.last().actor().operation().name() + "(…) throws " + exception + ".";
    }
}
