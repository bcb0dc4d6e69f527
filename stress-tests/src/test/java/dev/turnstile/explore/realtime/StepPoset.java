package dev.turnstile.explore.realtime;

import dev.turnstile.explore.realtime.RealTimeOrders.Order;
import dev.turnstile.explore.realtime.RealTimeOrders.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Steps with their happens-before, and by brute force the real-time orders of all their linear extensions. The brute force works on the
 * single events and the edges as given, so it shares nothing with the code under test, not even the clocks.
 *
 * <p>Operations are numbered thread by thread. A real-time order is a set of bits, one for each pair of operations of different threads.
 */
final class StepPoset {
    private final int[] operations;
    private final boolean[] pending;
    private final List<Event> steps = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();

    /** A step with the indices of steps that happen before it; program order is added later. */
    private record Event(int thread, int operation, List<Integer> after) {}

    private record Call(int thread, int operation, boolean returns) {
        @Override
        public String toString() {
            return thread + "." + operation;
        }
    }

    /** Two operations of different threads, by number. */
    private record Pair(int before, int after) {}

    StepPoset(int[] operations, boolean... pending) {
        this.operations = operations;
        this.pending = pending.length == 0 ? new boolean[operations.length] : pending;
        for (int t = 0; t < operations.length; t++) {
            for (int i = 0; i < operations[t]; i++)
                calls.add(new Call(t, i, i < operations[t] - 1 || !this.pending[t]));
        }
        for (int a = 0; a < calls.size(); a++) {
            for (int b = 0; b < calls.size(); b++) {
                if (calls.get(a).thread() != calls.get(b).thread()) pairs.add(new Pair(a, b));
            }
        }
        if (pairs.size() > 64) throw new IllegalArgumentException("too many pairs: " + pairs.size());
    }

    /** Executes a step after the given ones, and returns its index. */
    int step(int thread, int operation, Integer... after) {
        steps.add(new Event(thread, operation, List.of(after)));
        return steps.size() - 1;
    }

    int size() {
        return steps.size();
    }

    int[] operations() {
        return operations;
    }

    boolean[] pending() {
        return pending;
    }

    RealTimeOrders maximal() {
        return RealTimeOrders.maximal(steps(), operations, pending);
    }

    RealTimeOrders maximal(int limit) {
        return RealTimeOrders.maximal(steps(), operations, pending, limit);
    }

    private List<Step> steps() {
        int threads = operations.length;
        for (Event e : steps) threads = Math.max(threads, e.thread() + 1);
        int[][] now = new int[threads][threads];
        List<Step> result = new ArrayList<>();
        for (Event e : steps) {
            int[] clock = now[e.thread()].clone();
            for (int before : e.after()) {
                for (int t = 0; t < threads; t++)
                    clock[t] = Math.max(clock[t], result.get(before).clock()[t]);
            }
            clock[e.thread()]++;
            now[e.thread()] = clock;
            result.add(new Step(e.thread(), e.operation(), clock));
        }
        return result;
    }

    /** The pairs of which an order's spans say that the one precedes the other. */
    long pairs(Order order) {
        long result = 0;
        for (int p = 0; p < pairs.size(); p++) {
            Call a = calls.get(pairs.get(p).before());
            Call b = calls.get(pairs.get(p).after());
            if (order.span(a.thread(), a.operation()).precedes(order.span(b.thread(), b.operation())))
                result |= 1L << p;
        }
        return result;
    }

    /** The real-time order of each linear extension. */
    Set<Long> realisable() {
        return new Extensions().orders();
    }

    /** The orders that no other one contains. */
    static Set<Long> strictest(Set<Long> orders) {
        long[] all = orders.stream().mapToLong(Long::longValue).toArray();
        Set<Long> strictest = new HashSet<>();
        for (long order : all) {
            boolean contained = false;
            for (long other : all) contained |= other != order && (order & ~other) == 0;
            if (!contained) strictest.add(order);
        }
        return strictest;
    }

    /** The pairs of an order, such as "0.1<1.0": thread 0's operation 1 returned before thread 1's operation 0 was called. */
    Set<String> names(long order) {
        Set<String> names = new TreeSet<>();
        for (int p = 0; p < pairs.size(); p++) {
            if ((order & 1L << p) != 0)
                names.add(calls.get(pairs.get(p).before()) + "<"
                        + calls.get(pairs.get(p).after()));
        }
        return names;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("operations " + calls + ", pending " + Arrays.toString(pending));
        for (int i = 0; i < steps.size(); i++) {
            Event e = steps.get(i);
            text.append("\n" + i + ": " + e.thread() + "." + e.operation() + " after " + e.after());
        }
        return text.toString();
    }

    /** Walks all linear extensions of the steps, calls and returns. Prefixes with the same events and the same order are continued once. */
    private final class Extensions {
        private record State(long done, long order) {}

        private final int firstCall = steps.size();
        private final int firstReturn = firstCall + calls.size();
        private final long[] predecessors = new long[firstReturn + calls.size()];
        private final long end;
        private final Set<State> visited = new HashSet<>();
        private final Set<Long> found = new HashSet<>();

        private Extensions() {
            if (predecessors.length > 64) throw new IllegalArgumentException("too large: " + StepPoset.this);
            long events = 0;
            for (int s = 0; s < steps.size(); s++) {
                events |= 1L << s;
                for (int other : steps.get(s).after()) predecessors[s] |= 1L << other;
                for (int other = 0; other < s; other++) {
                    if (steps.get(other).thread() == steps.get(s).thread()) predecessors[s] |= 1L << other;
                }
            }
            for (int c = 0; c < calls.size(); c++) {
                Call call = calls.get(c);
                events |= 1L << firstCall + c;
                if (call.operation() > 0) predecessors[firstCall + c] |= 1L << firstReturn + c - 1;
                if (call.returns()) events |= 1L << firstReturn + c;
                predecessors[firstReturn + c] |= 1L << firstCall + c;
                for (int s = 0; s < steps.size(); s++) {
                    Event step = steps.get(s);
                    if (step.thread() != call.thread() || step.operation() != call.operation()) continue;
                    predecessors[s] |= 1L << firstCall + c;
                    predecessors[firstReturn + c] |= 1L << s;
                }
            }
            end = events;
        }

        Set<Long> orders() {
            extend(0, 0);
            return found;
        }

        private void extend(long done, long order) {
            if (!visited.add(new State(done, order))) return;
            if (done == end) found.add(order);
            for (long rest = end & ~done; rest != 0; rest &= rest - 1) {
                int e = Long.numberOfTrailingZeros(rest);
                if ((predecessors[e] & ~done) != 0) continue;
                boolean isCall = e >= firstCall && e < firstReturn;
                extend(done | 1L << e, isCall ? order | precedingCall(e - firstCall, done) : order);
            }
        }

        private long precedingCall(int called, long done) {
            long result = 0;
            for (int p = 0; p < pairs.size(); p++) {
                Pair pair = pairs.get(p);
                if (pair.after() == called && (done & 1L << firstReturn + pair.before()) != 0) result |= 1L << p;
            }
            return result;
        }
    }
}
