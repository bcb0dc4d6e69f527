package dev.turnstile.realthreads.batch;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;
import dev.turnstile.judge.Judgement.Illegal;
import dev.turnstile.judge.Judgement.Legal;
import dev.turnstile.realthreads.Lane;
import dev.turnstile.realthreads.Lanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of one scenario that the judge has found legal, so that it need not be asked again: a tree by the answers in order, and
 * at its leaves the orders that explain them. An order explains a run with other times too, as long as no call in it ends before one
 * that stands earlier has begun.
 */
final class SeenOutcomes {
    /** A history with what the judge says. */
    record Verdict(History history, Illegal judgement) {}

    private static final class Node {
        private @Nullable Object[] answers = new Object[2];
        private Node[] next = new Node[2];
        private int size;
        private final List<int[]> orders = new ArrayList<>(1);

        Node after(@Nullable Object answer) {
            for (int i = 0; i < size; i++) {
                if (Objects.equals(answers[i], answer)) return next[i];
            }
            if (size == next.length) {
                answers = Arrays.copyOf(answers, 2 * size);
                next = Arrays.copyOf(next, 2 * size);
            }
            answers[size] = answer;
            Node node = new Node();
            next[size++] = node;
            return node;
        }
    }

    private static final int LANE_BITS = 8;
    private static final int CALL = (1 << LANE_BITS) - 1;

    private final Judge judge;

    // Changed by the leads of crews, one after the other, each under the lock of its batch, which publishes it to the
    // next one. The watcher
    // reads the number when it has seen that the batch is over.
    private final Node root = new Node();
    private long undecided;

    SeenOutcomes(Judge judge) {
        this.judge = judge;
    }

    /** How many runs the judge could not decide. */
    long undecided() {
        return undecided;
    }

    /** Looks at a complete run; answers only if no order of the model explains it. */
    @Nullable
    Verdict look(Lanes lanes) {
        Node node = descend(root, lanes.init());
        for (Lane lane : lanes.parallel()) node = descend(node, lane);
        node = descend(node, lanes.post());
        if (isKnown(node, lanes)) return null;
        History history = lanes.history();
        Judgement judgement = judge(history);
        if (judgement instanceof Legal legal) node.orders.add(0, encode(legal.order(), history));
        else if (judgement instanceof Illegal illegal) return new Verdict(history, illegal);
        else undecided++;
        return null;
    }

    /** Asks the judge, which serves one thread at a time. */
    Judgement judge(History history) {
        synchronized (judge) {
            return judge.judge(history);
        }
    }

    private static Node descend(Node from, Lane lane) {
        Node node = from;
        for (int i = 0; i < lane.size(); i++) node = node.after(lane.answer(i));
        return node;
    }

    private boolean isKnown(Node node, Lanes lanes) {
        if (node.orders.isEmpty()) return false;
        if (!lanes.areTimed()) return true;
        if (!judge.ordersAreReusable()) return false;
        for (int[] order : node.orders) {
            if (explains(order, lanes.parallel())) return true;
        }
        return false;
    }

    private static boolean explains(int[] order, List<Lane> lanes) {
        long latestBegin = Long.MIN_VALUE;
        for (int at : order) {
            Lane lane = lanes.get(at >> LANE_BITS);
            int call = at & CALL;
            if (lane.visible(call) < latestBegin) return false;
            latestBegin = Math.max(latestBegin, lane.invoked(call));
        }
        return true;
    }

    /** The parallel part of an order, each call as its lane and its place in it. */
    private static int[] encode(List<Execution> order, History history) {
        IdentityHashMap<Execution, Integer> places = new IdentityHashMap<>();
        for (int t = 0; t < history.parallel().size(); t++) {
            List<Execution> thread = history.parallel().get(t);
            for (int i = 0; i < thread.size(); i++) places.put(thread.get(i), t << LANE_BITS | i);
        }
        return order.stream().filter(places::containsKey).mapToInt(places::get).toArray();
    }
}
