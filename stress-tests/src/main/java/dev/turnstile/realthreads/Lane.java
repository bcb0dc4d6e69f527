package dev.turnstile.realthreads;

import dev.turnstile.history.Execution;
import dev.turnstile.history.Response;
import dev.turnstile.history.Span;
import dev.turnstile.process.Answer;
import dev.turnstile.scenario.Actor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one thread in a run, in order, with their answers. The crew's lead resets it, one thread runs it, the lead reads it when
 * it is complete, and the watcher reads it at any time.
 */
public final class Lane {
    /** Asked by a lane between its calls. */
    public interface Pace {
        /** Whether the run was given up. */
        boolean isOver();

        /** Lets time pass. */
        void pause(int spins);
    }

    private static final VarHandle COMPLETED;

    static {
        try {
            COMPLETED = MethodHandles.lookup().findVarHandle(Lane.class, "completed", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Lanes of different threads must not share a cache line, or each answer would disturb the other thread: longs to keep between. */
    private static final int PADDING = 16;

    /**
     * How long after a call has returned others may still not see what it did: a release write may leave the processor's store buffer
     * later than the call. Java promises no more, so only calls that lie further apart than this count as one after the other. Chosen to
     * be far more than that takes, not measured: a larger value accuses less, a smaller one might accuse right code.
     */
    public static final long SLACK_NANOS = 10_000;

    private final List<Actor> actors;
    private final MethodHandle[] calls;
    private final @Nullable Object[] answers;
    private final long[] invoked;
    private final long[] returned;
    /** Written by the lead, which resets it, and by the thread that runs the lane; read by the watcher. */
    private volatile @Nullable Thread runner;

    /** Written with release after the answer and the times of each call, read with acquire before these. */
    @SuppressWarnings("unused") // through COMPLETED
    private int completed;

    /** Written by the lead before it lets the others begin, which publishes it; the watcher sees it when it has read `completed`. */
    private boolean stamped;

    public Lane(List<Actor> actors, List<MethodHandle> calls) {
        this.actors = actors;
        this.calls = calls.toArray(new MethodHandle[0]);
        this.answers = new Object[calls.size() + 2 * PADDING];
        this.invoked = new long[calls.size() + 2 * PADDING];
        this.returned = new long[calls.size() + 2 * PADDING];
    }

    /** Makes it ready for the next run. */
    public void reset(boolean withStamps) {
        stamped = withStamps;
        runner = null;
        COMPLETED.setRelease(this, 0);
    }

    /**
     * Makes the calls.
     *
     * @param pauses how long to pause before each call but the first, in spins
     * @return whether all were made; if not, the run was given up meanwhile
     */
    public boolean run(Object subject, Pace pace, int pauses) {
        runner = Thread.currentThread();
        for (int i = 0; i < calls.length; i++) {
            if (i > 0 && pauses > 0) pace.pause(pauses);
            call(i, subject);
            COMPLETED.setRelease(this, i + 1);
            if (pace.isOver()) return false;
        }
        return true;
    }

    private void call(int i, Object subject) {
        Object answer;
        if (stamped) {
            invoked[PADDING + i] = System.nanoTime();
            answer = call(calls[i], subject);
            returned[PADDING + i] = System.nanoTime();
        } else {
            answer = call(calls[i], subject);
        }
        answers[PADDING + i] = answer instanceof Answer elsewhere ? unpacked(i, elsewhere) : answer;
    }

    /** An operation that ran in another process ran between the two times that were taken here. */
    private @Nullable Object unpacked(int i, Answer answer) {
        if (answer.isTimed()) {
            invoked[PADDING + i] = answer.invoked();
            returned[PADDING + i] = answer.returned();
        }
        return answer.value();
    }

    private static @Nullable Object call(MethodHandle call, Object subject) {
        try {
            return (Object) call.invokeExact(subject);
        } catch (Throwable thrown) {
            return Response.threw(thrown);
        }
    }

    public int size() {
        return calls.length;
    }

    /** The actor of the i-th call. */
    public Actor actor(int i) {
        return actors.get(i);
    }

    /** How many calls have returned. */
    public int completed() {
        return (int) COMPLETED.getAcquire(this);
    }

    public boolean isComplete() {
        return completed() == calls.length;
    }

    /** The thread that runs it; {@code null} before it has begun. */
    public @Nullable Thread runner() {
        return runner;
    }

    /** Returns the result of the i-th call, or a {@link Response.Threw}. */
    public @Nullable Object answer(int i) {
        return answers[PADDING + i];
    }

    public boolean isStamped() {
        return stamped;
    }

    public long invoked(int i) {
        return invoked[PADDING + i];
    }

    public long returned(int i) {
        return returned[PADDING + i];
    }

    /** When the call's effects were visible to all. */
    public long visible(int i) {
        return returned(i) + SLACK_NANOS;
    }

    /** Whether some call of this lane and some call of the other ran at the same time. */
    public boolean overlaps(Lane other) {
        int i = 0;
        int j = 0;
        while (i < calls.length && j < other.calls.length) {
            if (returned(i) <= other.invoked(j)) i++;
            else if (other.returned(j) <= invoked(i)) j++;
            else return true;
        }
        return false;
    }

    /** The first call that has not returned; {@code null} if there is none or it has not begun. */
    public @Nullable Actor running() {
        int at = completed();
        return at < actors.size() && runner != null ? actors.get(at) : null;
    }

    /** The calls so far, with the running one pending; each lasts until its effects are visible. */
    public List<Execution> executions() {
        List<Execution> executions = new ArrayList<>();
        int done = completed();
        for (int i = 0; i < done; i++) {
            Response response = answer(i) instanceof Response threw ? threw : Response.returned(answer(i));
            executions.add(
                    new Execution(actors.get(i), response, stamped ? new Span(invoked(i), visible(i)) : Span.UNKNOWN));
        }
        if (done < actors.size() && runner != null) {
            Span span = stamped ? new Span(invoked(done), Long.MAX_VALUE) : Span.UNKNOWN;
            executions.add(new Execution(actors.get(done), Response.PENDING, span));
        }
        return executions;
    }
}
