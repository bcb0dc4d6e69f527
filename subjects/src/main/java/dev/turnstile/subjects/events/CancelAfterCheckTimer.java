package dev.turnstile.subjects.events;

import dev.turnstile.models.events.Timer;
import dev.turnstile.models.events.TimerModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.NotOnce;

/**
 * Is both cancelled and fired: {@code cancel} has seen that it has not fired, and {@code expire} that it is not cancelled, before either
 * says so.
 *
 * <p>When started: {@code cancel():true | expire():true}. Fixed by {@link CasTimer}.
 */
@Subject(model = TimerModel.class)
@Broken(fault = NotOnce.class, because = "the check and the change are two steps", fixedBy = CasTimer.class)
public class CancelAfterCheckTimer implements Timer {
    private enum State {
        NEW,
        STARTED,
        CANCELLED,
        FIRED
    }

    private volatile State state = State.NEW;

    @Override
    public boolean start() {
        return change(State.NEW, State.STARTED);
    }

    @Override
    public boolean cancel() {
        return change(State.NEW, State.CANCELLED) || change(State.STARTED, State.CANCELLED);
    }

    @Override
    public boolean expire() {
        return change(State.STARTED, State.FIRED);
    }

    @Override
    public boolean fired() {
        return state == State.FIRED;
    }

    private boolean change(State from, State to) {
        // the fault: the check here and the change below are two steps
        if (state != from) return false;
        state = to;
        return true;
    }
}
