package dev.turnstile.judge;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.judge.Explanation.DeadEnd;
import dev.turnstile.machine.ModelMachine;
import dev.turnstile.machine.ModelState;
import dev.turnstile.machine.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The search for an order of one history, depth first with an explicit stack: long histories would overflow the thread's.
 *
 * <p>The operations linearized so far are a prefix of each thread's, so a vector of positions stands for their set.
 */
final class Search {
    private final ModelMachine machine;
    private final History history;
    private final List<List<Execution>> threads;
    private final int maxConfigurations;
    private final Set<Configuration> visited = new HashSet<>();
    private final Deque<Frame> stack = new ArrayDeque<>();
    private final List<Execution> initOrder = new ArrayList<>();
    private @Nullable List<Execution> witness;
    private @Nullable Explanation explanation;
    private int deepest = -1;

    /** The number of linearized operations of each thread, and the state after them. */
    @SuppressWarnings("ArrayRecordComponent") // compared by content below
    private record Configuration(int[] positions, ModelState state) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Configuration that
                    && state == that.state
                    && Arrays.equals(positions, that.positions);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(positions) + System.identityHashCode(state);
        }
    }

    /** A step to another configuration; {@code done} is the operation that it completes, if it does. */
    private record Move(Configuration to, @Nullable Execution done) {}

    private record Frame(@Nullable Execution done, Iterator<Move> moves) {}

    /** The possible moves from a configuration, and the dead ends. */
    private record Options(List<Move> moves, List<DeadEnd> deadEnds) {}

    Search(ModelMachine machine, History history, int maxConfigurations) {
        this.machine = machine;
        this.history = history;
        this.threads = history.parallel();
        this.maxConfigurations = maxConfigurations;
    }

    Judgement run() {
        ModelState state = sequential(history.init(), machine.initial(), initOrder);
        if (state != null) {
            enter(new Configuration(new int[threads.size()], state), null);
            while (witness == null && !stack.isEmpty()) {
                Iterator<Move> moves = stack.peek().moves();
                if (!moves.hasNext()) {
                    stack.pop();
                    continue;
                }
                Move move = moves.next();
                if (!visited.add(move.to())) continue;
                if (visited.size() > maxConfigurations || machine.states() > maxConfigurations) return undecided();
                enter(move.to(), move.done());
            }
        }
        if (witness != null) return new Judgement.Legal(witness);
        return new Judgement.Illegal(Objects.requireNonNull(explanation, "a search that fails meets a dead end"));
    }

    private Judgement undecided() {
        return new Judgement.Undecided("gave up after " + visited.size() + " configurations and " + machine.states()
                + " model states; raise the bound, shorten the history, or name a @PartitionKey");
    }

    /** Enters a configuration, and ends the search if it explains the whole history. */
    private void enter(Configuration at, @Nullable Execution done) {
        Options options = options(at);
        stack.push(new Frame(done, options.moves().iterator()));
        boolean explained = history.quiescent() || options.moves().isEmpty()
                ? options.moves().isEmpty() && options.deadEnds().isEmpty()
                : completesAll(at);
        if (explained) {
            List<Execution> order = order();
            if (sequential(history.post(), at.state(), order) != null) witness = order;
        } else if (options.moves().isEmpty()) {
            deadEnd(order(), options.deadEnds());
        }
    }

    private List<Execution> order() {
        List<Execution> order = new ArrayList<>(initOrder);
        for (Iterator<Frame> frames = stack.descendingIterator(); frames.hasNext(); ) {
            Execution done = frames.next().done();
            if (done != null) order.add(done);
        }
        return order;
    }

    private boolean completesAll(Configuration at) {
        for (int t = 0; t < threads.size(); t++) {
            Execution next = next(at, t);
            if (next != null && !next.isPending()) return false;
        }
        return true;
    }

    private @Nullable Execution next(Configuration at, int thread) {
        List<Execution> executions = threads.get(thread);
        int position = at.positions()[thread];
        return position < executions.size() ? executions.get(position) : null;
    }

    private Options options(Configuration at) {
        List<Move> moves = new ArrayList<>();
        List<DeadEnd> deadEnds = new ArrayList<>();
        for (int t = 0; t < threads.size(); t++) {
            Execution next = next(at, t);
            if (next == null || !mayComeNext(at, t, next)) continue;
            if (next.isCutOff()) moves.add(without(at, t));
            Step step = machine.step(at.state(), t, next.actor());
            if (step instanceof Step.Completed completed) {
                if (agrees(next, completed)) moves.add(complete(at, t, next, completed));
                else deadEnds.add(disagreement(t, next, completed));
            } else if (step.next() != at.state()) {
                moves.add(new Move(new Configuration(at.positions(), step.next()), null));
            } else if (!next.isPending() && !next.isCutOff()) {
                deadEnds.add(new DeadEnd.NotEnabled(t, next));
            }
        }
        // In a long history nearly always right: first what leaves the state as it is, then what returned first.
        moves.sort(Comparator.<Move, Boolean>comparing(m -> m.to().state() != at.state())
                .thenComparingLong(
                        m -> m.done() == null ? Long.MAX_VALUE : m.done().span().returned()));
        return new Options(moves, deadEnds);
    }

    private boolean agrees(Execution next, Step.Completed completed) {
        if (next.isCutOff()) return true;
        return next.isPending() ? !history.quiescent() : completed.response().equals(next.response());
    }

    /** Leaves out a pending operation of a run that was cut off, since it may have had no effect. */
    private static Move without(Configuration at, int thread) {
        int[] positions = at.positions().clone();
        positions[thread]++;
        return new Move(new Configuration(positions, at.state()), null);
    }

    private static Move complete(Configuration at, int thread, Execution next, Step.Completed completed) {
        int[] positions = at.positions().clone();
        positions[thread]++;
        return new Move(new Configuration(positions, completed.next()), next);
    }

    private static DeadEnd disagreement(int thread, Execution next, Step.Completed completed) {
        return next.isPending()
                ? new DeadEnd.PendingThoughEnabled(thread, next, completed.response())
                : new DeadEnd.OtherAnswer(thread, next, completed.response());
    }

    /** Real-time order: an operation cannot come before one that had returned when it was called. */
    private boolean mayComeNext(Configuration at, int thread, Execution execution) {
        for (int other = 0; other < threads.size(); other++) {
            if (other == thread) continue;
            Execution waiting = next(at, other);
            if (waiting != null && waiting.span().precedes(execution.span())) return false;
        }
        return true;
    }

    /** Init and post are one thread's, so their order is given. Returns the state behind them; {@code null} if the model disagrees. */
    private @Nullable ModelState sequential(List<Execution> executions, ModelState from, List<Execution> order) {
        ModelState state = from;
        for (Execution e : executions) {
            Step step = machine.step(state, 0, e.actor());
            if (e.isPending()) {
                if (step instanceof Step.Blocked || !history.quiescent()) return step.next();
                deadEnd(order, List.of(new DeadEnd.PendingThoughEnabled(0, e, ((Step.Completed) step).response())));
                return null;
            }
            if (step instanceof Step.Blocked) {
                deadEnd(order, List.of(new DeadEnd.NotEnabled(0, e)));
                return null;
            }
            if (!((Step.Completed) step).response().equals(e.response())) {
                deadEnd(order, List.of(new DeadEnd.OtherAnswer(0, e, ((Step.Completed) step).response())));
                return null;
            }
            order.add(e);
            state = step.next();
        }
        return state;
    }

    private void deadEnd(List<Execution> order, List<DeadEnd> why) {
        if (order.size() <= deepest) return;
        deepest = order.size();
        explanation = new Explanation(List.copyOf(order), why);
    }
}
