package dev.turnstile.judge;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.judge.Explanation.DeadEnd;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The search for an order of one history, depth first with an explicit stack: long histories would overflow the thread's. It can be left
 * and taken up again.
 */
final class Search {
    private static final int FIRST_DEPTH = 16;
    private static final int NO_MOVE = -1; // to the configuration that the search begins with

    /** Of one configuration on the way to the present one: its state, its move, and where its own moves begin. */
    private static final int BYTES_OF_FRAME = 16;

    private final ModelMachine machine;
    private final History history;
    private final Calls calls;
    private final Configurations visited;
    private final Moves moves = new Moves();
    private final Frontier frontier;
    private final List<Execution> initOrder = new ArrayList<>();

    // The way to the present configuration: by depth the state, the move that led there, and where its own moves begin.
    private ModelState[] states = new ModelState[FIRST_DEPTH];
    private int[] path = new int[FIRST_DEPTH];
    private int[] bottoms = new int[FIRST_DEPTH];
    private int depth;

    /** How many operations are linearized on this way, without those of init. */
    private int done;

    private boolean started;
    private @Nullable List<Execution> witness;
    private final LongestPath longest = new LongestPath();
    private @Nullable Explanation explanation;
    private int deepest = -1;

    Search(ModelMachine machine, History history) {
        this.machine = machine;
        this.history = history;
        this.calls = new Calls(machine, history);
        this.visited = new Configurations(calls);
        this.frontier = new Frontier(calls);
    }

    /** How many configurations were entered. */
    int configurations() {
        return visited.size();
    }

    /** The memory that this takes without the machine, in bytes. */
    long bytes() {
        return visited.bytes() + moves.bytes() + BYTES_OF_FRAME * (long) path.length;
    }

    /**
     * Searches on.
     *
     * @param until when this number of configurations was entered, it leaves
     * @return the judgement; {@code null} if there is none yet
     */
    @Nullable
    Judgement run(long until) {
        if (!started) start();
        while (witness == null && depth > 0) {
            if (visited.size() >= until) return null;
            if (moves.size() == bottoms[depth - 1]) leave();
            else take(moves.pop());
        }
        if (witness != null) return new Judgement.Legal(witness);
        return new Judgement.Illegal(explanation());
    }

    private void start() {
        started = true;
        ModelState state = sequential(history.init(), machine.initial(), initOrder);
        if (state != null) enter(state, NO_MOVE);
    }

    private void take(int move) {
        int thread = Moves.thread(move);
        int kind = Moves.kind(move);
        ModelState from = states[depth - 1];
        ModelState to = kind == Moves.LEAVE_OUT
                ? from
                : machine.settle(machine.step(from, frontier.attempt(thread)).next());
        if (kind != Moves.FIRST_POINT) visited.advance(thread);
        if (!visited.add(to.number())) {
            if (kind != Moves.FIRST_POINT) visited.retreat(thread);
            return;
        }
        if (kind != Moves.FIRST_POINT) frontier.advance(thread);
        if (kind == Moves.COMPLETE) done++;
        enter(to, move);
    }

    private void leave() {
        int move = path[--depth];
        states[depth] = null;
        longest.left(depth);
        if (move == NO_MOVE) return;
        int thread = Moves.thread(move);
        if (Moves.kind(move) != Moves.FIRST_POINT) {
            visited.retreat(thread);
            frontier.retreat(thread);
        }
        if (Moves.kind(move) == Moves.COMPLETE) done--;
    }

    /** Enters a configuration, and ends the search if it explains the whole history. */
    private void enter(ModelState state, int move) {
        if (depth == path.length) {
            states = Arrays.copyOf(states, 2 * depth);
            path = Arrays.copyOf(path, 2 * depth);
            bottoms = Arrays.copyOf(bottoms, 2 * depth);
        }
        states[depth] = state;
        path[depth] = move;
        bottoms[depth] = moves.size();
        depth++;
        boolean deadEnds = expand(state);
        boolean stuck = moves.size() == bottoms[depth - 1];
        boolean explained = history.quiescent() || stuck ? stuck && !deadEnds : frontier.isComplete();
        if (explained) {
            List<Execution> order = order(path, depth);
            if (sequential(history.post(), state, order) != null) witness = order;
        } else if (stuck && initOrder.size() + done > deepest) {
            deepest = initOrder.size() + done;
            longest.note(path, depth);
            explanation = null;
        }
    }

    /** Collects the moves from the present configuration; returns whether there is an operation that may come next and cannot. */
    private boolean expand(ModelState state) {
        boolean deadEnds = false;
        int from = moves.size();
        frontier.look();
        for (int t = 0; t < calls.threads(); t++) {
            if (!frontier.mayComeNext(t)) continue;
            int call = frontier.call(t);
            boolean cutOff = calls.isCutOff(call);
            if (cutOff) moves.add(from, t, Moves.LEAVE_OUT, false, Long.MAX_VALUE);
            Step step = machine.step(state, calls.attempts[call]);
            boolean changes = step.next() != state;
            if (step instanceof Step.Completed completed) {
                if (calls.agrees(call, completed.response()))
                    moves.add(from, t, Moves.COMPLETE, changes, calls.returned[call]);
                else deadEnds = true;
            } else if (changes) {
                moves.add(from, t, Moves.FIRST_POINT, true, Long.MAX_VALUE);
            } else if (!cutOff && !calls.isPending(call)) {
                deadEnds = true;
            }
        }
        return deadEnds;
    }

    private List<Execution> order(int[] way, int length) {
        List<Execution> order = new ArrayList<>(initOrder);
        int[] positions = new int[calls.threads()];
        for (int i = 0; i < length; i++) {
            if (way[i] == NO_MOVE || Moves.kind(way[i]) == Moves.FIRST_POINT) continue;
            int thread = Moves.thread(way[i]);
            int position = positions[thread]++;
            if (Moves.kind(way[i]) == Moves.COMPLETE) order.add(calls.execution(thread, position));
        }
        return order;
    }

    /** The longest order was noted as its moves alone: most are outdone by longer ones. */
    private Explanation explanation() {
        if (explanation != null) return explanation;
        int[] way = longest.path();
        List<Execution> order = order(way, way.length);
        ModelState state = Objects.requireNonNull(
                sequential(history.init(), machine.initial(), new ArrayList<>()), "the way begins behind init");
        Frontier end = new Frontier(calls);
        for (int move : way) {
            if (move == NO_MOVE) continue;
            int thread = Moves.thread(move);
            if (Moves.kind(move) != Moves.LEAVE_OUT)
                state = machine.settle(machine.step(state, end.attempt(thread)).next());
            if (Moves.kind(move) != Moves.FIRST_POINT) end.advance(thread);
        }
        return new Explanation(List.copyOf(order), deadEnds(state, end));
    }

    private List<DeadEnd> deadEnds(ModelState state, Frontier end) {
        List<DeadEnd> deadEnds = new ArrayList<>();
        end.look();
        for (int t = 0; t < calls.threads(); t++) {
            if (!end.mayComeNext(t)) continue;
            int call = end.call(t);
            Execution next = calls.execution(t, call - calls.first[t]);
            Step step = machine.step(state, calls.attempts[call]);
            if (step instanceof Step.Completed completed) {
                if (!calls.agrees(call, completed.response()))
                    deadEnds.add(disagreement(t, next, completed.response()));
            } else if (step.next() == state && !next.isPending() && !next.isCutOff()) {
                deadEnds.add(new DeadEnd.NotEnabled(t, next));
            }
        }
        return deadEnds;
    }

    private static DeadEnd disagreement(int thread, Execution next, Response answer) {
        return next.isPending()
                ? new DeadEnd.PendingThoughEnabled(thread, next, answer)
                : new DeadEnd.OtherAnswer(thread, next, answer);
    }

    /** Init and post are one thread's, so their order is given. Returns the state behind them; {@code null} if the model disagrees. */
    private @Nullable ModelState sequential(List<Execution> executions, ModelState from, List<Execution> order) {
        ModelState state = from;
        for (Execution e : executions) {
            Step step = machine.step(state, 0, e.actor());
            if (e.isPending()) {
                if (step instanceof Step.Blocked || !history.quiescent()) return step.next();
                deadEnd(order, disagreement(0, e, ((Step.Completed) step).response()));
                return null;
            }
            if (step instanceof Step.Blocked) {
                deadEnd(order, new DeadEnd.NotEnabled(0, e));
                return null;
            }
            Response answer = ((Step.Completed) step).response();
            if (!answer.equals(e.response())) {
                deadEnd(order, new DeadEnd.OtherAnswer(0, e, answer));
                return null;
            }
            order.add(e);
            state = step.next();
        }
        return state;
    }

    private void deadEnd(List<Execution> order, DeadEnd why) {
        if (order.size() <= deepest) return;
        deepest = order.size();
        explanation = new Explanation(List.copyOf(order), List.of(why));
    }
}
