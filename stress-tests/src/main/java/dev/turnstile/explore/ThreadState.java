package dev.turnstile.explore;

import dev.turnstile.explore.Transition.Await;
import dev.turnstile.explore.Transition.Edge;
import dev.turnstile.explore.Transition.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A thread in one execution. */
final class ThreadState {
    final int index;

    /** Whether it has not ended yet, for those that join it. */
    final Resource<Boolean> life;

    final boolean mustEnd;
    final SpinWatch spins;

    /** Its steps so far. */
    final List<Step> own = new ArrayList<>();

    /** The operation of the scenario that it is in; negative for none. */
    int operation = -1;

    boolean finished;

    /** The transition that it has announced. */
    @Nullable
    Transition pending;

    /** The locations and resources whose change it awaited in a loop before it announced {@link #pending}; {@code null} if none. */
    @Nullable
    Watched woken;

    /** How many steps there were when a loop of its went on for another thread; negative before. */
    int lastHelp = -1;

    /** @param endless which times, from 1, the thread goes round a loop without end, where that is known */
    ThreadState(int index, boolean mustEnd, Set<Integer> endless) {
        this.spins = new SpinWatch(endless);
        this.index = index;
        this.life = new Resource<>("thread " + index, true);
        this.mustEnd = mustEnd;
    }

    /** Whether it can make its transition now, be it by a time-out. */
    boolean isEnabled() {
        return goesOn() || pending instanceof Request<?> request && request.mayTimeOut() && spins.mayTimeOut();
    }

    /** Whether it can make its transition without a time-out. */
    boolean goesOn() {
        if (pending == null || pending instanceof Await) return false;
        return !(pending instanceof Request<?> request) || request.isAdmitted();
    }

    /** Whether it waits in a loop for a change that has come. */
    boolean isWoken() {
        return pending instanceof Await await && await.watched().changes() > 0;
    }

    /** Whether it may change a resource on the way, without announcing it: it holds some of it, or it is its own life. */
    boolean holds(Resource<?> resource) {
        return resource == life || resource.state() instanceof Held held && held.heldBy(index) > 0;
    }

    /** A look at whether it is alive. */
    Request<Boolean> askLife(Edge edge, int site) {
        return new Request<>(life, alive -> true, null, alive -> alive, edge, null, site);
    }

    /** A wait for its end. */
    Request<Boolean> join(boolean timed, int site) {
        return new Request<>(
                life, alive -> !alive, timed ? alive -> true : null, alive -> alive, Edge.ACQUIRE, null, site);
    }
}
