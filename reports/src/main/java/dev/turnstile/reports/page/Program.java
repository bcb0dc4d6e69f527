package dev.turnstile.reports.page;

import dev.turnstile.evidence.Counterexample.SeenOperation;
import dev.turnstile.evidence.ScenarioPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A scenario with its answers as a table: a column for each thread, the parts that run alone above and below.
 *
 * @param init what ran first
 * @param threads what each thread called, in its order
 * @param post what ran last
 */
public record Program(List<SeenOperation> init, List<List<SeenOperation>> threads, List<SeenOperation> post) {
    /** Sorts the operations of a history into that form. */
    public static Program of(List<SeenOperation> operations) {
        int threads = operations.stream().mapToInt(o -> o.thread() + 1).max().orElse(0);
        List<List<SeenOperation>> columns = new ArrayList<>();
        IntStream.range(0, threads).forEach(t -> columns.add(part(ScenarioPart.PARALLEL, t, operations)));
        return new Program(part(ScenarioPart.INIT, 0, operations), columns, part(ScenarioPart.POST, 0, operations));
    }

    private static List<SeenOperation> part(ScenarioPart part, int thread, List<SeenOperation> operations) {
        return operations.stream()
                .filter(o -> o.part() == part && o.thread() == thread)
                .toList();
    }

    /** Returns the number of rows that the longest thread needs. */
    public int rows() {
        return threads.stream().mapToInt(List::size).max().orElse(0);
    }
}
