package dev.turnstile.engine.jqwik;

import dev.turnstile.engine.Witness;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Span;
import dev.turnstile.judge.Explanation;
import dev.turnstile.judge.Explanation.DeadEnd;
import dev.turnstile.judge.Explanation.DeadEnd.NotEnabled;
import dev.turnstile.judge.Explanation.DeadEnd.OtherAnswer;
import dev.turnstile.judge.Explanation.DeadEnd.PendingThoughEnabled;
import dev.turnstile.realthreads.Lane;
import java.util.IdentityHashMap;
import java.util.List;

/** Gives the calls of a witness the times at which they returned, in place of those that the judge went by. */
final class MeasuredTimes {
    private final IdentityHashMap<Execution, Execution> measured = new IdentityHashMap<>();

    private MeasuredTimes() {}

    static Witness in(Witness judged) {
        MeasuredTimes times = new MeasuredTimes();
        History history = judged.history();
        History measured = new History(
                times.all(history.init()),
                history.parallel().stream().map(times::all).toList(),
                times.all(history.post()),
                history.quiescent());
        Explanation explanation = new Explanation(
                times.all(judged.explanation().longest()),
                judged.explanation().deadEnds().stream().map(times::deadEnd).toList());
        return new Witness(judged.scenario(), measured, explanation, judged.left(), judged.uncaught());
    }

    private List<Execution> all(List<Execution> executions) {
        return executions.stream().map(this::one).toList();
    }

    private Execution one(Execution judged) {
        return measured.computeIfAbsent(judged, e -> {
            boolean timed = e.span() != Span.UNKNOWN && !e.isPending();
            if (!timed) return e;
            return new Execution(
                    e.actor(),
                    e.response(),
                    new Span(e.span().invoked(), e.span().returned() - Lane.SLACK_NANOS));
        });
    }

    private DeadEnd deadEnd(DeadEnd end) {
        Execution execution = one(end.execution());
        if (end instanceof OtherAnswer other) return new OtherAnswer(end.thread(), execution, other.answer());
        if (end instanceof PendingThoughEnabled pending)
            return new PendingThoughEnabled(end.thread(), execution, pending.answer());
        return new NotEnabled(end.thread(), execution);
    }
}
