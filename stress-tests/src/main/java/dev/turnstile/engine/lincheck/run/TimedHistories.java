package dev.turnstile.engine.lincheck.run;

import dev.turnstile.explore.realtime.RealTimeOrders;
import dev.turnstile.explore.realtime.RealTimeOrders.Order;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import java.util.ArrayList;
import java.util.List;

/**
 * A history with the times that the class of one schedule allows.
 *
 * @param histories the history under each of the strictest real-time orders
 * @param complete whether those are all
 */
public record TimedHistories(List<History> histories, boolean complete) {
    /** The most orders to judge. If more are realisable, the proof is not complete. */
    private static final int MOST_ORDERS = 200;

    /**
     * The histories of one execution.
     *
     * @param bare what was seen, without times
     * @param threads how many threads the scenario has
     * @param steps the steps of its execution
     * @param live whether an answer is a view: then the steps do not tell what it depends on, and no order of them but the one that was
     *     seen is known to have the same answers
     */
    static TimedHistories of(History bare, int threads, List<RealTimeOrders.Step> steps, boolean live) {
        if (live) return new TimedHistories(List.of(bare), true);
        RealTimeOrders orders = orders(bare, threads, steps);
        return new TimedHistories(
                orders.orders().stream().map(order -> timed(bare, order)).toList(), orders.complete());
    }

    private static RealTimeOrders orders(History bare, int threads, List<RealTimeOrders.Step> steps) {
        int[] called = new int[threads];
        boolean[] pending = new boolean[threads];
        for (int t = 0; t < threads; t++) {
            List<Execution> own = bare.parallel().get(t);
            called[t] = own.size();
            pending[t] = !own.isEmpty() && own.get(own.size() - 1).isPending();
        }
        // An operation that is over may be followed by steps that belong to none that was called.
        List<RealTimeOrders.Step> known = new ArrayList<>(steps.size());
        for (RealTimeOrders.Step s : steps) {
            boolean ofNone = s.thread() < threads && s.operation() >= called[s.thread()];
            known.add(ofNone ? new RealTimeOrders.Step(s.thread(), -1, s.clock()) : s);
        }
        return RealTimeOrders.maximal(known, called, pending, MOST_ORDERS);
    }

    private static History timed(History bare, Order order) {
        List<List<Execution>> parallel = new ArrayList<>();
        for (int t = 0; t < bare.parallel().size(); t++) {
            List<Execution> own = new ArrayList<>();
            for (int i = 0; i < bare.parallel().get(t).size(); i++) {
                Execution e = bare.parallel().get(t).get(i);
                own.add(new Execution(e.actor(), e.response(), order.span(t, i)));
            }
            parallel.add(own);
        }
        return new History(bare.init(), parallel, bare.post(), bare.quiescent());
    }
}
