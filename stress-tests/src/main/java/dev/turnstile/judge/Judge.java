package dev.turnstile.judge;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.machine.ModelMachine;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides whether some order of the model explains a history: linearizability (Herlihy and Wing, 1990) by the search of Wing and Gong
 * (1993) with Lowe's memoisation ("Testing for linearizability", 2017), made strict for operations that block.
 *
 * <p>Classical linearizability may drop any pending operation, so it accepts every lost wake-up. Here a history that came to rest is
 * legal only if some order of exactly its completed operations ends in a state in which <em>no</em> pending operation is enabled.
 *
 * <p>Confined to one thread, as its machine is.
 */
public final class Judge {
    /** The default limit of distinct configurations of a search: a few hundred megabytes. */
    public static final int DEFAULT_MAX_CONFIGURATIONS = 1_000_000;

    private final ModelMachine machine;
    private final int maxConfigurations;

    /** A judge with the default bound on memory. */
    public Judge(ModelMachine machine) {
        this(machine, DEFAULT_MAX_CONFIGURATIONS);
    }

    /**
     * @param machine the model
     * @param maxConfigurations the most distinct pairs of linearized operations and model state; beyond it the answer is
     *     {@link Judgement.Undecided}
     */
    public Judge(ModelMachine machine, int maxConfigurations) {
        this.machine = machine;
        this.maxConfigurations = maxConfigurations;
    }

    /**
     * Whether an order that explains a history explains every other history of the same responses too, as long as that order respects
     * its times. Not so once an operation's first point was met, which has a time of its own.
     */
    public boolean ordersAreReusable() {
        return !machine.hasFirstPoints();
    }

    /**
     * Judges a history. Where the contract says how, key by key.
     *
     * @throws dev.turnstile.machine.ModelException if the model cannot serve as an oracle
     */
    public Judgement judge(History history) {
        List<History> parts = Partition.byKey(history);
        if (parts.size() == 1) return judgeWhole(parts.get(0));
        List<Execution> order = new ArrayList<>();
        Judgement undecided = null;
        for (History part : parts) {
            Judgement judgement = judgeWhole(part);
            if (judgement instanceof Judgement.Illegal) return judgement;
            if (judgement instanceof Judgement.Legal legal) order.addAll(legal.order());
            else undecided = judgement;
        }
        return undecided != null ? undecided : new Judgement.Legal(order);
    }

    /** An answer that is wrong whatever became of the operations that are pending says more than that these should have returned. */
    private Judgement judgeWhole(History history) {
        Judgement judgement = search(history);
        if (!(judgement instanceof Judgement.Illegal) || !history.quiescent() || !history.hasPending())
            return judgement;
        Judgement answers = search(new History(history.init(), history.parallel(), history.post(), false));
        return answers instanceof Judgement.Illegal ? answers : judgement;
    }

    private Judgement search(History history) {
        return new Search(machine, history, maxConfigurations).run();
    }
}
