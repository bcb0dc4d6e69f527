package dev.turnstile.engine.lincheck.explain;

import dev.turnstile.engine.lincheck.explain.Course.Item;
import dev.turnstile.engine.lincheck.exploring.Turns.Announced;
import dev.turnstile.engine.lincheck.replay.LockEvents;
import dev.turnstile.engine.lincheck.replay.WatchedRun;
import dev.turnstile.engine.lincheck.usercode.ShownCode;
import dev.turnstile.engine.lincheck.usercode.UserCode;
import dev.turnstile.evidence.Counterexample.TraceStep;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.jdk.JdkClasses;
import dev.turnstile.jdk.LockMethod;
import dev.turnstile.scenario.Literal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.StampedLock;
import org.jetbrains.kotlinx.lincheck.trace.CodeLocationTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MethodCallTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MethodReturnTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorEnterTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.MonitorExitTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.NotifyTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.ParkTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.ReadTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.TracePoint;
import org.jetbrains.kotlinx.lincheck.trace.UnparkTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.WaitTracePoint;
import org.jetbrains.kotlinx.lincheck.trace.WriteTracePoint;
import org.jspecify.annotations.Nullable;

/** Turns Lincheck's trace into the steps that a reader of the subject's code knows: those in that code, and the switches. */
public final class Interleaving {
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
            "LOCK", "waits for",
            "UNLOCK", "leaves",
            "WAIT", "leaves, and waits for a notification at,",
            "NOTIFY", "notifies at",
            "PARK", "parks",
            "UNPARK", "unparks");

    private static final Set<String> SILENT = Set.of("java.lang.Thread.currentThread", "java.lang.Thread.onSpinWait");

    private final List<List<Execution>> executions = new ArrayList<>();
    private final WatchedRun replay;
    private final ShownCode code;
    private final ObjectNames names;
    private final List<TraceStep> steps = new ArrayList<>();

    /** Calls during which other threads made steps, as far as they return. */
    private final Set<MethodCallTracePoint> interrupted = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Comings to a monitor that did not get the thread into it at once. */
    private final Set<TracePoint> refused = Collections.newSetFromMap(new IdentityHashMap<>());

    private Interleaving(History history, WatchedRun replay) {
        this.replay = replay;
        this.code = new ShownCode(replay.subject().getClass());
        this.names = new ObjectNames(replay);
        for (int t = 0; t < history.parallel().size(); t++) {
            List<Execution> own = new ArrayList<>();
            if (t == 0) own.addAll(history.init());
            own.addAll(history.parallel().get(t));
            if (t == 0) own.addAll(history.post());
            executions.add(own);
        }
    }

    /** The steps of a run, in order, repetitions summed up. */
    public static List<TraceStep> of(History history, WatchedRun replay) {
        return new Interleaving(history, replay).steps();
    }

    private List<TraceStep> steps() {
        List<Item> course = Course.of(replay.turns());
        lookAhead(course);
        Map<Integer, TracePoint> latest = new HashMap<>();
        for (Item item : course) {
            TraceStep step = null;
            if (item instanceof Course.Noted noted) {
                latest.put(item.thread(), noted.point());
                step = step(noted.point());
            } else if (item instanceof Course.Entered entered) {
                step = entered(entered);
            } else if (item instanceof Course.Switched switched) {
                step = switched(switched, latest.get(item.thread()));
            }
            if (step != null) steps.add(names.in(step));
        }
        return Repetitions.summedUp(steps);
    }

    /** Finds what is known only from what comes later. */
    private void lookAhead(List<Item> course) {
        IdentityHashMap<MethodCallTracePoint, Integer> begins = new IdentityHashMap<>();
        IdentityHashMap<TracePoint, Integer> attempts = new IdentityHashMap<>();
        for (int i = 0; i < course.size(); i++) {
            Item item = course.get(i);
            if (item instanceof Course.Entered entered) {
                TracePoint attempt = entered.took().attempt();
                Integer from = attempt == null ? null : attempts.remove(attempt);
                if (from != null && othersWithin(course, from, i)) refused.add(attempt);
            }
            if (!(item instanceof Course.Noted noted)) continue;
            if (noted.point() instanceof MethodCallTracePoint call) begins.put(call, i);
            if (noted.point() instanceof MonitorEnterTracePoint) attempts.put(noted.point(), i);
            if (!(noted.point() instanceof MethodReturnTracePoint end)) continue;
            Integer from = begins.get(end.getMethodTracePoint$lincheck());
            if (from != null && othersWithin(course, from, i)) interrupted.add(end.getMethodTracePoint$lincheck());
        }
        refused.addAll(attempts.keySet());
    }

    private static boolean othersWithin(List<Item> course, int from, int to) {
        return course.subList(from, to).stream()
                .anyMatch(item -> item.thread() != course.get(from).thread());
    }

    private TraceStep switched(Course.Switched switched, @Nullable TracePoint latest) {
        Announced waits = switched.waits();
        StackTraceElement place =
                waits == null ? LockEvents.NOWHERE : replay.place().apply(waits.site());
        return new TraceStep(
                switched.thread(),
                latest == null || isEnd(latest) ? "" : operation(latest),
                "SWITCH",
                waits == null ? "is preempted" : "cannot go on",
                code.contains(place) ? UserCode.location(place) : null);
    }

    private @Nullable TraceStep entered(Course.Entered entered) {
        if (!(entered.took().attempt() instanceof CodeLocationTracePoint attempt)) return null;
        if (!KINDS.containsKey(attempt.getClass()) || !code.contains(attempt.getStackTraceElement())) return null;
        String again = attempt instanceof WaitTracePoint ? " again" : "";
        return step(
                attempt,
                "LOCK",
                "takes the monitor of " + names.of(entered.took().monitor()) + again,
                UserCode.location(attempt.getStackTraceElement()));
    }

    private static boolean isEnd(TracePoint point) {
        return point instanceof MethodReturnTracePoint end
                && end.getMethodTracePoint$lincheck().isActor();
    }

    private @Nullable TraceStep step(TracePoint point) {
        if (point instanceof MethodReturnTracePoint end) return end(end);
        if (point instanceof MethodCallTracePoint call && call.isActor())
            return step(point, "CALL", operation(point), null);
        if (!(point instanceof CodeLocationTracePoint located) || !code.contains(located.getStackTraceElement()))
            return null;
        String location = UserCode.location(located.getStackTraceElement());
        if (point instanceof MethodCallTracePoint call) return call(call, location);
        String kind = KINDS.get(point.getClass());
        // A thread that comes to a monitor is shown only if it has to wait.
        if (kind == null || kind.equals("LOCK") && !refused.contains(point)) return null;
        Object monitor = replay.turns().monitor(point);
        String words = WORDS.get(kind);
        String text = words == null ? point.toString$lincheck(false, true).replace("➜", "→") : words;
        return step(point, kind, monitor == null ? text : text + " the monitor of " + names.of(monitor), location);
    }

    private @Nullable TraceStep end(MethodReturnTracePoint end) {
        MethodCallTracePoint call = end.getMethodTracePoint$lincheck();
        if (call.isActor()) {
            Execution execution = execution(end);
            boolean ends = execution != null && !execution.isPending();
            return ends ? step(end, "RETURN", String.valueOf(execution), null) : null;
        }
        boolean isTold = interrupted.contains(call)
                && code.contains(call.getStackTraceElement())
                && !code.containsClass(call.getClassName());
        return isTold
                ? step(
                        call,
                        "OTHER",
                        call.toString$lincheck(false, true) + " returns",
                        UserCode.location(call.getStackTraceElement()))
                : null;
    }

    private @Nullable TraceStep call(MethodCallTracePoint call, @Nullable String location) {
        if (SILENT.contains(call.getClassName() + "." + call.getMethodName())) return null;
        // A call into the reader's own code is told by its steps; its answer is not known yet.
        if (code.containsClass(call.getClassName())) return step(call, "CALL", withoutAnswer(call), location);
        String kind = "CALL";
        if (call.getClassName().equals("java.util.concurrent.locks.LockSupport")) {
            kind = call.getMethodName().equals("unpark") ? "UNPARK" : "PARK";
        } else if (JdkClasses.isConcurrent(call.getClassName())) {
            LockMethod effect =
                    LockMethod.of(call.getMethodName(), call.getClassName().equals(StampedLock.class.getName()));
            if (effect != null) kind = effect.takes() ? "LOCK" : "UNLOCK";
        }
        // Other threads may have decided the answer meanwhile.
        String text = interrupted.contains(call) ? withoutAnswer(call) : call.toString$lincheck(false, true);
        return step(call, kind, text, location);
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
