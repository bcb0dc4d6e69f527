package dev.turnstile.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The search's current path through the tree of schedules, and the alternatives that are still to be tried along that path. */
final class Tree {
    private final int bound;
    private final List<Integer> script;
    private final List<Node> path = new ArrayList<>();
    private int depth;
    private boolean boundHit;

    /**
     * A tree of which nothing has been seen.
     *
     * @param bound how many preemptions a schedule may have; negative where there is no bound
     * @param script the first choices, where they are known beforehand
     */
    Tree(int bound, List<Integer> script) {
        this.bound = bound;
        this.script = List.copyOf(script);
    }

    /** The choice that is known beforehand for the next node; negative for none. */
    int scripted() {
        return depth < script.size() ? script.get(depth) : -1;
    }

    /** The choices made since it was rewound. */
    List<Integer> choices() {
        return path().stream()
                .map(n -> n.isChoiceOfOption() ? n.option : n.chosen)
                .toList();
    }

    boolean isBounded() {
        return bound >= 0;
    }

    /** Whether the bound has kept anything from being tried. */
    boolean boundHit() {
        return boundHit;
    }

    /** Starts at the root again. */
    void rewind() {
        depth = 0;
    }

    /** How many choices have been made since it was rewound. */
    int depth() {
        return depth;
    }

    /** The next node of a path that is repeated; {@code null} where the path ends and something new begins. */
    @Nullable
    Node repeated() {
        return depth < path.size() ? path.get(depth++) : null;
    }

    /** The thread that the next node of a repeated path chose; negative where something new begins. */
    int known() {
        return depth < path.size() && !path.get(depth).isChoiceOfOption() ? path.get(depth).chosen : -1;
    }

    void extend(Node node) {
        path.add(node);
        depth++;
    }

    /** Gives up what lies beyond the latest choice: it was not reached. */
    void cutHere() {
        while (path.size() > depth) path.remove(path.size() - 1);
    }

    /** Forgets the path. */
    void clear() {
        path.clear();
        depth = 0;
    }

    /** Goes on to the deepest alternative. Returns the node at which it branches off; {@code null} if there is none left. */
    @Nullable
    Node backtrack() {
        while (!path.isEmpty()) {
            Node node = path.get(path.size() - 1);
            if (goOn(node)) return node;
            path.remove(path.size() - 1);
        }
        return null;
    }

    /**
     * Estimates which part of all executions has been made, from 0 to 1: it would be that if each choice on the current path had as many
     * executions behind each of its alternatives as behind the others (Kilby, Slaney, Thiébaux, Walsh: Estimating Search Tree Size, AAAI
     * 2006). Alternatives are found on the way, so it is mostly too much at first.
     */
    double progress() {
        double before = 0;
        double part = 1;
        for (Node node : path) {
            part /= node.alternatives();
            before += part * node.alternativesDone();
        }
        return before + part;
    }

    private boolean goOn(Node node) {
        if (node.isChoiceOfOption()) return ++node.option < node.options;
        long open = node.backtrack & ~node.done & ~node.sleep;
        while (open != 0) {
            int thread = Long.numberOfTrailingZeros(open);
            if (isWithinBound(node, thread)) {
                node.choose(thread);
                return true;
            }
            boundHit = true;
            open &= open - 1;
        }
        return false;
    }

    boolean isWithinBound(Node node, int thread) {
        return bound < 0 || node.preemptionsWith(thread) <= bound;
    }

    List<Node> path() {
        return path.subList(0, depth);
    }
}
