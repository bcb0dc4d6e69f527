package dev.turnstile.explore;

import dev.turnstile.explore.Resource.Change;
import dev.turnstile.explore.Transition.Opaque;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import dev.turnstile.explore.collections.Sequence;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which steps of one execution depend on which, and which of those dependencies could have come the other way round. */
final class HappensBefore {
    private final Sequence<int[]> clocks = new Sequence<>();
    private final Sequence<@Nullable Step> lastSteps = new Sequence<>();
    private @Nullable Step lastOpaque;

    /** Other threads' steps on which the latest step depends directly, and what its thread knew before it. */
    private final Sequence<Event> ordered = new Sequence<>();

    private int[] before = Event.NOTHING;

    /** Begins a thread after what another has done so far; negative where it has been there from the beginning. */
    void start(int thread, int starter) {
        while (clocks.size() <= thread) {
            clocks.add(Event.NOTHING);
            lastSteps.add(null);
        }
        clocks.set(thread, starter < 0 ? Event.NOTHING : clocks.get(starter));
    }

    /** Returns the clock of a transition that a blocked thread cannot make now, without the steps that block it. */
    int[] clockOfBlocked(int thread, Transition pending) {
        int[] clock = clocks.get(thread);
        Resource<?> also = pending instanceof Request<?> request ? request.also() : null;
        return also == null || also.lastChange == null ? clock : Clocks.join(clock.clone(), also.lastChange.clock);
    }

    /** Lets a thread go on after all that another has done. */
    void follow(int thread, int other) {
        clocks.set(thread, Clocks.join(clocks.get(thread).clone(), clocks.get(other)));
    }

    /** Gives a step its clock. */
    void close(Step step) {
        before = clocks.get(step.thread);
        ordered.clear();
        if (step.transition instanceof Opaque) {
            for (Step last : lastSteps) order(last, step);
        } else {
            order(lastOpaque, step);
            dependencies(step);
        }
        for (Event reader : step.overtaken) order(reader, step);
        int[] clock = Arrays.copyOf(before, Math.max(before.length, clocks.size()));
        for (Event s : ordered) clock = Clocks.join(clock, s.clock);
        step.clock = Clocks.with(clock, step.thread, step.position);
        clocks.set(step.thread, step.clock);
        for (int started : step.started) clocks.set(started, step.clock);
        lastSteps.set(step.thread, step);
        register(step);
    }

    /** The steps before which the step that was closed last might have come: other threads', with none in between. */
    Sequence<Event> races(Step step) {
        Sequence<Event> races = new Sequence<>();
        for (Event s : step.admittedBefore) if (!knows(before, s)) races.add(s);
        for (Event s : ordered) {
            // Whether it could have come before what let it in is worked out from the states: that is what
            // admittedBefore holds.
            if (s != step.previousChange && isLatest(s) && !races.contains(s)) races.add(s);
        }
        return races;
    }

    /** The steps before which a thread's transition might have come that it cannot make now. */
    Sequence<Event> racesOfBlocked(int thread, Transition pending, boolean all) {
        Sequence<Event> races = new Sequence<>();
        if (!(pending instanceof Request<?> request)) return races;
        for (Event s : admittedBefore(request, thread, all)) if (!knows(clocks.get(thread), s)) races.add(s);
        return races;
    }

    private boolean isLatest(Event step) {
        for (Event other : ordered) if (other != step && other.isAfter(step)) return false;
        return true;
    }

    private static boolean knows(int[] clock, Event step) {
        return Clocks.at(clock, step.thread) >= step.position;
    }

    private void order(@Nullable Event earlier, Step step) {
        if (earlier == null || earlier.thread == step.thread || knows(before, earlier)) return;
        if (!ordered.contains(earlier)) ordered.add(earlier);
    }

    private void orderAll(Sequence<Event> earlier, Step step) {
        for (int i = 0; i < earlier.size(); i++) order(earlier.get(i), step);
    }

    private void dependencies(Step step) {
        if (step.transition instanceof Touch touch) {
            for (Access access : touch.accesses()) {
                order(access.location().lastWrite, step);
                if (access.kind().writes() && !step.unchanged) orderAll(access.location().readers, step);
            }
        }
        if (step.transition instanceof Request<?> request) {
            order(step.previousChange, step);
            if (!step.unchanged) orderAll(request.resource().readers, step);
            if (request.also() != null) order(request.also().lastChange, step);
        }
        if (step.woken != null) {
            for (Location location : step.woken.locations()) order(location.lastWrite, step);
            for (Resource<?> resource : step.woken.resources()) order(resource.lastChange, step);
        }
    }

    /**
     * Returns the latest change of the requested resource before which the request would have been admitted, too. Changes before the
     * thread's own latest change do not count. Must be called before the thread goes on, because the request may also look at other states,
     * as they are now.
     *
     * @param all whether earlier ones are wanted, too
     */
    static <S> Sequence<Event> admittedBefore(Request<S> request, int thread, boolean all) {
        Sequence<Change<S>> changes = request.resource().changes;
        Sequence<Event> found = new Sequence<>();
        for (int i = changes.size() - 1; i >= 0 && changes.get(i).step().thread != thread; i--) {
            Change<S> change = changes.get(i);
            boolean admitted = request.admits().test(change.before())
                    || request.timeout() != null && request.timeout().test(change.before());
            if (!admitted) continue;
            if (!all) return Sequence.of(change.step());
            if (!found.contains(change.step())) found.add(change.step());
        }
        return found;
    }

    private void register(Step step) {
        if (step.transition instanceof Opaque) lastOpaque = step;
        if (step.transition instanceof Touch touch) {
            for (Access access : touch.accesses()) {
                Location location = access.location();
                if (access.kind().writes() && !step.unchanged) {
                    location.lastWrite = step;
                    location.readers.clear();
                    location.version++;
                } else {
                    read(location.readers, step);
                }
            }
        }
        if (step.transition instanceof Request<?> request) {
            if (step.unchanged) {
                read(request.resource().readers, step);
            } else {
                request.resource().readers.clear();
            }
            if (request.also() != null) read(request.also().readers, step);
        }
        if (step.woken != null) {
            for (Location location : step.woken.locations()) read(location.readers, step);
            for (Resource<?> resource : step.woken.resources()) read(resource.readers, step);
        }
    }

    private static void read(Sequence<Event> readers, Step step) {
        for (int i = 0; i < readers.size(); i++) {
            if (readers.get(i).thread == step.thread) {
                readers.set(i, step);
                return;
            }
        }
        readers.add(step);
    }
}
