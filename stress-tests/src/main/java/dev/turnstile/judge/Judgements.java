package dev.turnstile.judge;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.machine.ModelMachine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The judgements of a history's parts, as one. A wrong part refutes the history, however hard the others are: so the parts are searched in
 * turn, each as far as the last ones at first, and then further.
 */
final class Judgements {
    /** More operations than any generated scenario has. Their states are hardly those of the next history, so they are not kept for it. */
    private static final int LONG_HISTORY = 256;

    /** Configurations of a part that the first round may enter: more than nearly all need, so that the first wrong part is named. */
    private static final int FIRST_ROUND = 1 << 16;

    private static final int GROWTH = 4;

    /** Configurations that are entered before the search looks at memory and interrupts. */
    private static final int SLICE = 256;

    private final ModelMachine machine;
    private final List<History> parts;
    private final long maxBytes;
    private final boolean ownMachines;
    private final @Nullable PartSearch[] searches;
    private final @Nullable Judgement[] decided;
    private Work work = Work.NONE;

    Judgements(ModelMachine machine, List<History> parts, long maxBytes) {
        this.machine = machine;
        this.parts = parts;
        this.maxBytes = maxBytes;
        this.ownMachines = isLong(parts);
        this.searches = new PartSearch[parts.size()];
        this.decided = new Judgement[parts.size()];
    }

    private static boolean isLong(List<History> parts) {
        int operations = 0;
        for (History part : parts) {
            operations += part.init().size() + part.post().size();
            for (List<Execution> thread : part.parallel()) operations += thread.size();
        }
        return operations > LONG_HISTORY;
    }

    /** Returns the work of these judgements so far. */
    Work work() {
        return work;
    }

    Judgement decide() {
        int open = parts.size();
        for (int allowance = FIRST_ROUND; open > 0; allowance = grown(allowance)) {
            for (int i = 0; i < decided.length; i++) {
                if (decided[i] != null) continue;
                Judgement judgement = search(i, allowance);
                if (judgement == null) continue;
                if (judgement instanceof Judgement.Illegal) return judgement;
                decided[i] = judgement;
                searches[i] = null;
                open--;
            }
        }
        return all();
    }

    private static int grown(int allowance) {
        return allowance > Integer.MAX_VALUE / GROWTH ? Integer.MAX_VALUE : GROWTH * allowance;
    }

    private @Nullable Judgement search(int part, int allowance) {
        PartSearch search = searches[part];
        if (search == null) {
            search = new PartSearch(ownMachines ? machine.fresh() : machine, parts.get(part));
            searches[part] = search;
        }
        long othersBytes = bytes() - search.bytes();
        long before = search.configurations();
        long stepsBefore = search.modelSteps();
        try {
            while (true) {
                Judgement judgement = search.run(SLICE);
                if (judgement != null) return judgement;
                if (Thread.currentThread().isInterrupted()) return search.giveUp("interrupted");
                if (othersBytes + search.bytes() > maxBytes) return search.giveUp(outOfMemory());
                if (search.configurations() - before >= allowance) return null;
            }
        } finally {
            work = work.plus(new Work(
                    search.configurations() - before, search.modelSteps() - stepsBefore, othersBytes + search.bytes()));
            if (ownMachines) machine.learn(search.machine());
        }
    }

    private String outOfMemory() {
        long megabytes = maxBytes >> 20;
        String bound = megabytes > 0 ? megabytes + " MB" : maxBytes + " bytes";
        return "gave up, out of the " + bound + " of memory that a judgement may take,";
    }

    private long bytes() {
        long bytes = 0;
        for (PartSearch search : searches) {
            if (search != null) bytes += search.bytes();
        }
        return bytes;
    }

    private Judgement all() {
        Judgement undecided = null;
        List<Execution> order = new ArrayList<>();
        for (Judgement judgement : decided) {
            if (judgement instanceof Judgement.Legal legal) order.addAll(legal.order());
            else undecided = judgement;
        }
        if (undecided != null) return undecided;
        return decided.length == 1 && decided[0] != null ? decided[0] : new Judgement.Legal(order);
    }
}
