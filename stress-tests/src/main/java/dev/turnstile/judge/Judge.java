package dev.turnstile.judge;

import dev.turnstile.history.History;
import dev.turnstile.machine.ModelMachine;
import java.util.List;

/**
 * Decides whether some order of the model explains a history: linearizability (Herlihy and Wing, 1990) by the search of Wing and Gong
 * (1993) with Lowe's memoisation ("Testing for linearizability", 2017), made strict for operations that block.
 *
 * <p>Classical linearizability may drop any pending operation, so it accepts every lost wake-up. Here a history that came to rest is
 * legal only if some order of exactly its completed operations ends in a state in which <em>no</em> pending operation is enabled.
 *
 * <p>Confined to one thread, as its machine is. An interrupt ends a long search: the answer is {@link Judgement.Undecided} then, and the
 * thread stays interrupted.
 */
public final class Judge {
    /** The default bound on the memory that a judgement takes, in bytes. */
    public static final long DEFAULT_MAX_BYTES = 128L << 20;

    private final ModelMachine machine;
    private final long maxBytes;
    private final Partition partition = new Partition();
    private Work work = Work.NONE;

    /** A judge with the default bound on memory. */
    public Judge(ModelMachine machine) {
        this(machine, DEFAULT_MAX_BYTES);
    }

    /**
     * @param machine the model
     * @param maxBytes the most memory that configurations and model states of one judgement may take, in bytes; beyond it the answer is
     *     {@link Judgement.Undecided}
     */
    public Judge(ModelMachine machine, long maxBytes) {
        this.machine = machine;
        this.maxBytes = maxBytes;
    }

    /**
     * Whether an order that explains a history explains every other history of the same responses too, as long as that order respects
     * its times. Not so once an operation's first point was met, which has a time of its own.
     */
    public boolean ordersAreReusable() {
        return !machine.hasFirstPoints();
    }

    /** How many configurations the judgements so far have entered: pairs of linearized operations and model state. */
    public long configurations() {
        return work.configurations();
    }

    /** How many steps the judgements so far have computed by running the model. */
    public long modelSteps() {
        return work.modelSteps();
    }

    /** The most memory that one of the judgements so far has held, in bytes. */
    public long mostBytes() {
        return work.mostBytes();
    }

    /**
     * Judges a history. Where the contract says how, key by key.
     *
     * @throws dev.turnstile.machine.ModelException if the model cannot serve as an oracle
     */
    public Judgement judge(History history) {
        List<History> parts = partition.byKey(history);
        Judgements judgements = new Judgements(machine, parts, maxBytes);
        try {
            return judgements.decide();
        } finally {
            work = work.plus(judgements.work());
        }
    }
}
