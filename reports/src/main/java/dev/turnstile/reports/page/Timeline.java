package dev.turnstile.reports.page;

import dev.turnstile.evidence.Counterexample.SeenOperation;
import dev.turnstile.evidence.ScenarioPart;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * When each operation ran, as bars in one lane for each thread. Calls and returns are spaced evenly in the order in which they happened:
 * overlaps show on any scale.
 *
 * @param lanes the bars of each thread
 * @param columns how many evenly spaced columns there are
 * @param length how long the whole took
 */
public record Timeline(List<List<Bar>> lanes, int columns, String length) {
    /**
     * One operation's bar.
     *
     * @param label the call and its answer
     * @param times from when to when
     * @param from the column at which it begins, from 1
     * @param to the column before which it ends
     * @param pending whether it never ended
     */
    public record Bar(String label, String times, int from, int to, boolean pending) {}

    /** Returns the lanes of a history's parallel part; none where times were not recorded. */
    public static Timeline of(List<SeenOperation> operations) {
        List<SeenOperation> timed = operations.stream()
                .filter(o -> o.part() == ScenarioPart.PARALLEL && o.startNanos() != null)
                .toList();
        TreeSet<Long> instants = new TreeSet<>();
        for (SeenOperation o : timed) {
            instants.add(start(o));
            if (o.endNanos() != null) instants.add(o.endNanos());
        }
        if (instants.isEmpty()) return new Timeline(List.of(), 0, "");
        int columns = instants.size();
        List<List<Bar>> lanes = new ArrayList<>();
        int threads = timed.stream().mapToInt(o -> o.thread() + 1).max().orElse(0);
        for (int t = 0; t < threads; t++) {
            int thread = t;
            lanes.add(timed.stream()
                    .filter(o -> o.thread() == thread)
                    .map(o -> bar(o, instants, columns))
                    .toList());
        }
        return new Timeline(lanes, columns, Quantities.instant(instants.last() - instants.first()));
    }

    private static Bar bar(SeenOperation o, TreeSet<Long> instants, int columns) {
        Long end = o.endNanos();
        int from = instants.headSet(start(o)).size() + 1;
        int to = end == null ? columns + 1 : instants.headSet(end).size() + 1;
        String label = o.operation() + answer(o);
        String times = Quantities.instant(start(o)) + (end == null ? " – never" : " – " + Quantities.instant(end));
        return new Bar(label, times, from, Math.max(to, from + 1), end == null);
    }

    private static String answer(SeenOperation o) {
        if (o.neverReturned()) return " …";
        return o.answer() == null ? "" : ": " + o.answer();
    }

    private static long start(SeenOperation o) {
        Long start = o.startNanos();
        return start == null ? 0 : start;
    }
}
