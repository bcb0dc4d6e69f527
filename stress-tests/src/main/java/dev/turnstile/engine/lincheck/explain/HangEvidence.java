package dev.turnstile.engine.lincheck.explain;

import dev.turnstile.engine.lincheck.replay.LockEvents;
import dev.turnstile.engine.lincheck.replay.LockEvents.Call;
import dev.turnstile.engine.lincheck.replay.LockEvents.Holding;
import dev.turnstile.engine.lincheck.replay.LockEvents.Kind;
import dev.turnstile.engine.lincheck.replay.LockEvents.Standing;
import dev.turnstile.engine.lincheck.replay.LockEvents.Wait;
import dev.turnstile.engine.lincheck.replay.LockEvents.Why;
import dev.turnstile.engine.lincheck.replay.Resources;
import dev.turnstile.engine.lincheck.replay.WatchedRun;
import dev.turnstile.engine.lincheck.usercode.ShownCode;
import dev.turnstile.engine.lincheck.usercode.UserCode;
import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.WaitingThread;
import dev.turnstile.hang.explain.HangExplainer;
import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.jdk.JdkClasses;
import dev.turnstile.scenario.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.trace.CodeLocationTracePoint;
import org.jspecify.annotations.Nullable;

/** Works out from a replayed hang which thread waits for which. */
public final class HangEvidence {
    private final WatchedRun replay;
    private final ShownCode code;
    private final LockEvents events;
    private final History history;
    private final Resources resources;

    /** The resource that a thread waits for, and the kind of taking that makes it another thread's. */
    private record Wanted(Kind kind, Object resource) {}

    private HangEvidence(History history, WatchedRun replay) {
        this.replay = replay;
        this.code = new ShownCode(replay.subject().getClass());
        this.events = replay.events();
        this.history = history;
        this.resources = new Resources(replay.subject());
    }

    /** Returns which thread waits for which. */
    public static Hang of(History history, WatchedRun replay) {
        return new HangEvidence(history, replay).hang();
    }

    private Hang hang() {
        List<WaitingThread> waiting = new ArrayList<>();
        for (int thread : events.threads()) {
            String operation = operation(thread);
            if (operation != null) waiting.add(waiting(thread, operation));
        }
        return HangExplainer.explain(waiting);
    }

    /** The pending operation; for a thread that the subject started and that waits, a name for it; {@code null} if it is not stuck. */
    private @Nullable String operation(int thread) {
        if (thread >= history.parallel().size()) {
            Standing standing = events.standing(thread);
            boolean waits = standing.waiting() != null || wanted(standing) != null || isInLibrary(standing);
            return waits ? "(a thread that the subject started)" : null;
        }
        return pending(thread).map(Actor::toString).findFirst().orElse(null);
    }

    private Stream<Actor> pending(int thread) {
        List<Execution> own = new ArrayList<>();
        if (thread == 0) own.addAll(history.init());
        if (thread < history.parallel().size()) own.addAll(history.parallel().get(thread));
        if (thread == 0) own.addAll(history.post());
        return own.stream().filter(Execution::isPending).map(Execution::actor);
    }

    private WaitingThread waiting(int thread, String operation) {
        Standing standing = events.standing(thread);
        Wanted wanted = wanted(standing);
        StackTraceElement place = place(standing, thread, replay);
        Wait wait = standing.waiting();
        return new WaitingThread(
                thread,
                operation,
                state(wait, wanted, standing),
                wanted == null ? null : resources.describe(wanted.resource()),
                place == null ? null : UserCode.location(place),
                wanted == null ? null : holder(thread, wanted),
                holds(standing),
                stack(standing, lastStep(thread, replay)));
    }

    /** A thread in a lock of the JDK waits, though it was stopped before it could park. */
    private static String state(@Nullable Wait wait, @Nullable Wanted wanted, Standing standing) {
        if (wait != null) return wait.why() == Why.ENTRY ? "BLOCKED" : "WAITING";
        if (isJoining(standing)) return "WAITING";
        return wanted != null && isInLibrary(standing) ? "WAITING" : "SPINNING";
    }

    /** Locks that are models wait in a call, without a park. */
    private static boolean isInLibrary(Standing standing) {
        return standing.calls().stream().anyMatch(c -> JdkClasses.isConcurrent(c.className()));
    }

    /** Joins are replaced by a wait until the other thread has ended, which is told of only as a call. */
    private static boolean isJoining(Standing standing) {
        return standing.calls().stream().anyMatch(Call::isJoining);
    }

    private static @Nullable Wanted wanted(Standing standing) {
        // The lock that the user's code asks for, whatever it does inside to make the thread wait.
        for (Call call : standing.calls()) {
            if ((call.isTaking() || call.isJoining()) && call.receiver() != null)
                return new Wanted(Kind.LOCK, call.receiver());
            if (call.receiver() instanceof Condition condition) return new Wanted(Kind.LOCK, condition);
        }
        Wait wait = standing.waiting();
        if (wait == null || wait.on() == null) return null;
        return new Wanted(wait.why() == Why.ENTRY ? Kind.MONITOR : Kind.LOCK, wait.on());
    }

    private @Nullable Integer holder(int waiter, Wanted wanted) {
        // A thread in a condition's await waits for a signal, which nobody holds.
        if (wanted.resource() instanceof Condition) return null;
        Integer holder = null;
        for (int thread : events.threads()) {
            boolean holds = events.standing(thread).holds().stream()
                    .anyMatch(h -> h.kind() == wanted.kind() && Resources.same(h.resource(), wanted.resource()));
            if (holds && (holder == null || holder == waiter)) holder = thread;
        }
        return holder;
    }

    private List<Held> holds(Standing standing) {
        return standing.holds().stream()
                .filter(held -> !givenUp(held, standing))
                .map(held -> new Held(resources.describe(held.resource()), UserCode.location(held.place())))
                .toList();
    }

    /** Waiting for a notification gives up the monitor, and a condition's await its lock. */
    private static boolean givenUp(Holding held, Standing standing) {
        Wait wait = standing.waiting();
        if (wait != null && wait.why() == Why.NOTIFICATION && held.kind() == Kind.MONITOR)
            return held.resource() == wait.on();
        return standing.calls().stream()
                .anyMatch(
                        c -> c.receiver() instanceof Condition condition && Resources.same(condition, held.resource()));
    }

    /**
     * Where the user's code asks for the lock; where it asks for none, its innermost place, which for
     * a thread that spins without calling anything is that of its last step.
     */
    private @Nullable StackTraceElement place(Standing standing, int thread, WatchedRun replay) {
        for (Call call : standing.calls()) {
            if ((call.isTaking() || call.isJoining()) && code.contains(call.place())) return call.place();
        }
        Wait wait = standing.waiting();
        if (wait != null && code.contains(wait.place())) return wait.place();
        if (wait == null) {
            StackTraceElement last = lastStep(thread, replay);
            if (last != null) return last;
        }
        for (int i = standing.calls().size() - 1; i >= 0; i--) {
            StackTraceElement place = standing.calls().get(i).place();
            if (code.contains(place)) return place;
        }
        return null;
    }

    private @Nullable StackTraceElement lastStep(int thread, WatchedRun replay) {
        for (int i = replay.turns().points().size() - 1; i >= 0; i--) {
            if (replay.turns().points().get(i) instanceof CodeLocationTracePoint point
                    && point.getIThread() == thread
                    && code.contains(point.getStackTraceElement())) return point.getStackTraceElement();
        }
        return null;
    }

    private static List<String> stack(Standing standing, @Nullable StackTraceElement innermost) {
        List<String> frames = new ArrayList<>();
        Wait wait = standing.waiting();
        if (wait == null && innermost != null) frames.add(UserCode.frame(innermost));
        if (wait != null && wait.place() != LockEvents.NOWHERE) frames.add(UserCode.frame(wait.place()));
        for (int i = standing.calls().size() - 1; i >= 0; i--) {
            String frame = UserCode.frame(standing.calls().get(i).place());
            // A wait's own call is told of twice: as a call, and as a wait.
            if (frames.isEmpty() || !frames.get(frames.size() - 1).equals(frame)) frames.add(frame);
        }
        return frames;
    }
}
