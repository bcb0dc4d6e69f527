package dev.turnstile.judge;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import java.util.List;

/**
 * Tries every order of a small history, without remembering where it was: also of operations with two points, of such that were killed,
 * and of runs that were cut short.
 */
final class EveryOrder {
    private final ModelMachine machine;
    private final History history;
    private int deepest = -1;

    EveryOrder(Class<?> model, History history) {
        this.machine = new ModelMachine(model);
        this.history = history;
    }

    /** Whether some order explains the history. */
    boolean explains() {
        ModelState state = sequence(history.init(), machine.initial(), 0);
        return state != null
                && explains(
                        state,
                        new int[history.parallel().size()],
                        history.init().size());
    }

    /** How many operations the longest order has that ends where nothing can come next; -1 if there is none. */
    int deepest() {
        return deepest;
    }

    private boolean explains(ModelState state, int[] positions, int done) {
        boolean open = false;
        boolean refused = false;
        boolean moves = false;
        for (int t = 0; t < positions.length; t++) {
            Execution next = next(positions, t);
            if (next == null) continue;
            open |= !next.isPending();
            if (!mayComeNext(positions, t, next)) continue;
            if (next.isCutOff()) {
                moves = true;
                if (explains(state, moved(positions, t), done)) return true;
            }
            Step step = machine.step(state, t, next.actor());
            if (step instanceof Step.Completed completed) {
                boolean agrees = next.isCutOff()
                        || (next.isPending()
                                ? !history.quiescent()
                                : completed.response().equals(next.response()));
                refused |= !agrees;
                moves |= agrees;
                if (agrees && explains(step.next(), moved(positions, t), done + 1)) return true;
            } else if (step.next() != state) {
                moves = true;
                if (explains(step.next(), positions, done)) return true;
            } else {
                refused |= !next.isPending() && !next.isCutOff();
            }
        }
        if (history.quiescent() ? !moves && !refused : !open) return sequence(history.post(), state, done) != null;
        if (!moves) deepest = Math.max(deepest, done);
        return false;
    }

    private static int[] moved(int[] positions, int thread) {
        int[] moved = positions.clone();
        moved[thread]++;
        return moved;
    }

    private Execution next(int[] positions, int thread) {
        List<Execution> executions = history.parallel().get(thread);
        return positions[thread] < executions.size() ? executions.get(positions[thread]) : null;
    }

    private boolean mayComeNext(int[] positions, int thread, Execution execution) {
        for (int other = 0; other < positions.length; other++) {
            Execution waiting = next(positions, other);
            if (other != thread && waiting != null && waiting.span().precedes(execution.span())) return false;
        }
        return true;
    }

    private ModelState sequence(List<Execution> executions, ModelState from, int before) {
        ModelState state = from;
        for (int i = 0; i < executions.size(); i++) {
            Execution e = executions.get(i);
            Step step = machine.step(state, 0, e.actor());
            if (!(step instanceof Step.Completed completed)
                    || !completed.response().equals(e.response())) {
                deepest = Math.max(deepest, before + i);
                return null;
            }
            state = step.next();
        }
        return state;
    }
}
