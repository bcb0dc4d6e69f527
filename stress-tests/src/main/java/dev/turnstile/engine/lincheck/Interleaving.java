package dev.turnstile.engine.lincheck;

import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.scenario.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.trace.CodeLocationTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MethodCallTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MethodReturnTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorEnterTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorExitTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.NotifyTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.ParkTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.ReadTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.SwitchEventTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;
import org.jetbrains.kotlinx.lincheck.trace.UnparkTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.WaitTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.WriteTracePoint;
import org.jspecify.annotations.Nullable;

/** Turns Lincheck's trace into the steps that a reader of the subject's code knows: those in that code, and the switches. */
final class Interleaving {
    private static final Map<Class<? extends TracePoint>, String> KINDS = Map.of(
            ReadTracePoint.class, "READ",
            WriteTracePoint.class, "WRITE",
            MonitorEnterTracePoint.class, "LOCK",
            MonitorExitTracePoint.class, "UNLOCK",
            WaitTracePoint.class, "WAIT",
            NotifyTracePoint.class, "NOTIFY",
            ParkTracePoint.class, "PARK",
            UnparkTracePoint.class, "UNPARK");

    private static final Map<String, String> WORDS = Map.of(
            "LOCK", "takes the monitor",
            "UNLOCK", "leaves the monitor",
            "WAIT", "waits for a notification",
            "NOTIFY", "notifies",
            "PARK", "parks",
            "UNPARK", "unparks");

    private static final Set<String> SILENT = Set.of("java.lang.Thread.currentThread", "java.lang.Thread.onSpinWait");

    private final List<List<Execution>> executions = new ArrayList<>();
    private final ShownCode code;

    private Interleaving(History history, ShownCode code) {
        this.code = code;
        for (int t = 0; t < history.parallel().size(); t++) {
            List<Execution> own = new ArrayList<>();
            if (t == 0) own.addAll(history.init());
            own.addAll(history.parallel().get(t));
            if (t == 0) own.addAll(history.post());
            executions.add(own);
        }
    }

    /** The steps of a run, in order, repetitions summed up. */
    static List<TraceStep> of(History history, Replay replay) {
        Interleaving interleaving =
                new Interleaving(history, new ShownCode(replay.subject().getClass()));
        ObjectNames names = new ObjectNames(replay);
        List<TraceStep> steps = new ArrayList<>();
        for (TracePoint point : replay.points()) {
            TraceStep step = interleaving.step(point);
            if (step != null) steps.add(names.in(step));
        }
        return Repetitions.summedUp(withoutFirstArrivals(steps));
    }

    /**
     * Before anything is chosen, each thread runs up to its first step: the switches that this takes are none of the schedule's. A thread
     * is shown to begin where it makes that step.
     */
    private static List<TraceStep> withoutFirstArrivals(List<TraceStep> steps) {
        int first = 0;
        while (first < steps.size() && (isCall(steps.get(first)) || isSwitch(steps.get(first)))) first++;
        List<TraceStep> begun = new ArrayList<>(steps.subList(0, first));
        begun.removeIf(Interleaving::isSwitch);
        List<TraceStep> shown = new ArrayList<>();
        for (TraceStep step : steps.subList(first, steps.size())) {
            for (TraceStep call : begun) if (call.thread() == step.thread()) shown.add(call);
            begun.removeIf(call -> call.thread() == step.thread());
            shown.add(step);
        }
        shown.addAll(begun);
        return shown;
    }

    private static boolean isCall(TraceStep step) {
        return step.kind().equals("CALL");
    }

    private static boolean isSwitch(TraceStep step) {
        return step.kind().equals("SWITCH");
    }

    private @Nullable TraceStep step(TracePoint point) {
        if (point instanceof SwitchEventTracePoint change) {
            String reason = change.getReason().toString();
            return step(point, "SWITCH", reason.isEmpty() ? "is preempted" : "cannot go on: " + reason, null);
        }
        if (point instanceof MethodReturnTracePoint end) {
            Execution execution = execution(point);
            boolean ends = end.getMethodTracePoint$lincheck().isActor() && execution != null && !execution.isPending();
            return ends ? step(point, "RETURN", String.valueOf(execution), null) : null;
        }
        if (point instanceof MethodCallTracePoint call && call.isActor())
            return step(point, "CALL", operation(point), null);
        if (!(point instanceof CodeLocationTracePoint located) || !code.contains(located.getStackTraceElement()))
            return null;
        String location = UserCode.location(located.getStackTraceElement());
        if (point instanceof MethodCallTracePoint call) return call(call, location);
        String kind = KINDS.get(point.getClass());
        if (kind == null) return null;
        String words = WORDS.get(kind);
        return step(
                point,
                kind,
                words == null ? point.toString$lincheck(false, true).replace("➜", "→") : words,
                location);
    }

    private @Nullable TraceStep call(MethodCallTracePoint call, @Nullable String location) {
        if (SILENT.contains(call.getClassName() + "." + call.getMethodName())) return null;
        // A call into the reader's own code is told by its steps; its answer is not known yet.
        if (code.containsClass(call.getClassName())) return step(call, "CALL", withoutAnswer(call), location);
        String kind = "CALL";
        if (call.getClassName().equals("java.util.concurrent.locks.LockSupport")) {
            kind = call.getMethodName().equals("unpark") ? "UNPARK" : "PARK";
        } else if (call.getClassName().startsWith("java.util.concurrent.")
                && LockEvents.isTaking(call.getMethodName())) {
            kind = "LOCK";
        } else if (call.getClassName().startsWith("java.util.concurrent.")
                && LockEvents.isReleasing(call.getMethodName())) {
            kind = "UNLOCK";
        }
        return step(call, kind, call.toString$lincheck(false, true), location);
    }

    private static String withoutAnswer(MethodCallTracePoint call) {
        List<String> parameters = call.getParameters();
        String owner = call.getOwnerName();
        return (owner == null ? "" : owner + ".") + call.getMethodName() + "("
                + (parameters == null ? "" : String.join(", ", parameters)) + ")";
    }

    private TraceStep step(TracePoint point, String kind, String text, @Nullable String location) {
        // Lincheck writes values as they write themselves.
        return new TraceStep(point.getIThread(), operation(point), kind, Literal.oneLine(text), location);
    }

    private String operation(TracePoint point) {
        Execution execution = execution(point);
        return execution == null ? "" : execution.actor().toString();
    }

    private @Nullable Execution execution(TracePoint point) {
        int thread = point.getIThread();
        if (thread >= executions.size()) return null;
        int actor = point.getActorId();
        List<Execution> own = executions.get(thread);
        return actor < 0 || actor >= own.size() ? null : own.get(actor);
    }
}
