package dev.turnstile.subjects.events;

import dev.turnstile.models.events.Timer;
import dev.turnstile.models.events.TimerModel;
import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One state, and every change of it a compare-and-set from the one state that allows it: of {@code cancel} and {@code expire} only one
 * can leave {@code STARTED}, and no state is ever left but for a later one.
 */
@Subject(model = TimerModel.class)
public class CasTimer implements Timer {
    private enum State {
        NEW,
        STARTED,
        CANCELLED,
        FIRED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);

    @Override
    public boolean start() {
        return state.compareAndSet(State.NEW, State.STARTED);
    }

    @Override
    public boolean cancel() {
        // From NEW first: the second cancels a timer that is started meanwhile, and the state never goes back.
        return state.compareAndSet(State.NEW, State.CANCELLED) || state.compareAndSet(State.STARTED, State.CANCELLED);
    }

    @Override
    public boolean expire() {
        return state.compareAndSet(State.STARTED, State.FIRED);
    }

    @Override
    public boolean fired() {
        return state.get() == State.FIRED;
    }
}
