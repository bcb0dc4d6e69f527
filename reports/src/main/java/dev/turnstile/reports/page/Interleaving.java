package dev.turnstile.reports.page;

import dev.turnstile.evidence.Counterexample.TraceStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a run as threads in lanes, time downwards.
 *
 * @param threads how many lanes there are
 * @param rows the steps in order
 * @param left how many steps at the end are not shown
 */
public record Interleaving(int threads, List<Row> rows, int left) {
    private static final int ROWS_SHOWN = 500;

    /**
     * A step in its lane.
     *
     * @param number from 1
     * @param step the step
     * @param operation the operation that begins with this step; {@code null} where none does
     * @param inside which threads are inside an operation at that moment
     */
    public record Row(int number, TraceStep step, @Nullable String operation, BitSet inside) {
        /** Returns the kind as a CSS class and a word. */
        public String kind() {
            return step.kind().toLowerCase(Locale.ROOT);
        }

        /** Returns whether the step says no more than that its operation begins. */
        public boolean isBareCall() {
            return operation != null
                    && step.kind().equals("CALL")
                    && step.text().equals(operation);
        }

        /** Returns whether the step is of the lane's thread. */
        public boolean isIn(int lane) {
            return step.thread() == lane;
        }

        /** Returns whether the lane's thread is inside an operation. */
        public boolean busy(int lane) {
            return inside.get(lane);
        }
    }

    /**
     * Lays the steps out.
     *
     * @param steps the steps in order
     * @param hung threads whose last operation never ends
     */
    public static Interleaving of(List<TraceStep> steps, List<Integer> hung) {
        int threads = steps.stream().mapToInt(s -> s.thread() + 1).max().orElse(0);
        List<Segment> segments = segments(steps, threads, hung);
        List<Row> rows = new ArrayList<>();
        int shown = Math.min(steps.size(), ROWS_SHOWN);
        for (int i = 0; i < shown; i++) {
            BitSet inside = new BitSet();
            String begins = null;
            for (Segment s : segments) {
                if (s.first <= i && i <= s.last) inside.set(s.thread);
                if (s.first == i) begins = s.operation;
            }
            rows.add(new Row(i + 1, steps.get(i), begins, inside));
        }
        return new Interleaving(threads, rows, steps.size() - shown);
    }

    /** The steps of one operation, from its first to its last. */
    private static final class Segment {
        private final int thread;
        private final String operation;
        private final int first;
        private int last;
        private boolean ended;

        private Segment(int thread, String operation, int first) {
            this.thread = thread;
            this.operation = operation;
            this.first = first;
        }

        private void take(int index, TraceStep step) {
            last = index;
            ended = step.kind().equals("RETURN");
        }

        /** Steps between operations name none; within one they may leave it out. */
        private boolean takes(TraceStep step) {
            return !ended && (step.operation().isEmpty() || step.operation().equals(operation));
        }
    }

    private static List<Segment> segments(List<TraceStep> steps, int threads, List<Integer> hung) {
        List<Segment> segments = new ArrayList<>();
        @Nullable Segment[] open = new Segment[threads];
        for (int i = 0; i < steps.size(); i++) {
            TraceStep step = steps.get(i);
            Segment segment = open[step.thread()];
            if (segment == null || !segment.takes(step)) {
                if (step.operation().isEmpty()) continue;
                segment = new Segment(step.thread(), step.operation(), i);
                open[step.thread()] = segment;
                segments.add(segment);
            }
            segment.take(i, step);
        }
        Arrays.stream(open).forEach(s -> {
            if (s != null && hung.contains(s.thread)) s.last = steps.size();
        });
        return segments;
    }
}
