package dev.turnstile.explore;

import dev.turnstile.explore.Resource.Change;
import dev.turnstile.explore.Transition.Await;
import dev.turnstile.explore.Transition.Opaque;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which steps of one execution depend on which, and which of those dependencies could have come the other way round.
 */
final class HappensBefore {
    private final List<int[]> clocks = new ArrayList<>();
    private final List<@Nullable Step> lastSteps = new ArrayList<>();
    private @Nullable Step lastOpaque;

    /** Begins a thread after what another has done so far; negative where it has been there from the beginning. */
    void start(int thread, int starter) {
        while (clocks.size() <= thread) {
            clocks.add(new int[0]);
            lastSteps.add(null);
        }
        clocks.set(thread, starter < 0 ? new int[0] : clocks.get(starter).clone());
    }

    /** What a thread knows. */
    int[] clock(int thread) {
        return clocks.get(thread);
    }

    /** Lets a thread go on after all that another has done. */
    void follow(int thread, int other) {
        clocks.set(thread, Clocks.join(clocks.get(thread).clone(), clocks.get(other)));
    }

    /** Gives a step its clock. Returns the steps that it might have come before as well: other threads', with none in between. */
    List<Step> close(Step step) {
        int[] before = clocks.get(step.thread);
        List<Step> ordered = new ArrayList<>();
        List<Step> races = new ArrayList<>();
        if (step.transition instanceof Opaque) {
            for (Step last : lastSteps) if (last != null) ordered.add(last);
        } else {
            if (lastOpaque != null) ordered.add(lastOpaque);
            dependencies(step.transition, step, ordered, races);
            step.overtaken.forEach(reader -> add(reader, ordered));
        }
        int[] clock = before.clone();
        for (Step s : ordered) clock = Clocks.join(clock, s.clock);
        step.clock = Clocks.with(clock, step.thread, step.position);
        clocks.set(step.thread, step.clock);
        for (int started : step.started) clocks.set(started, step.clock.clone());
        for (Step s : ordered) {
            if (!enables(s, step) && isLatest(s, ordered) && !races.contains(s)) races.add(s);
        }
        races.removeIf(s -> s.thread == step.thread || Clocks.at(before, s.thread) >= s.position);
        lastSteps.set(step.thread, step);
        register(step);
        return races;
    }

    /** The steps before which a thread's transition might have come that now it cannot make: another holds what it asks for. */
    List<Step> racesOfBlocked(int thread, Transition pending) {
        List<Step> races = new ArrayList<>();
        if (pending instanceof Request<?> request) admittedBefore(request, races, null);
        int[] before = clocks.get(thread);
        races.removeIf(s -> s.thread == thread || Clocks.at(before, s.thread) >= s.position);
        return races;
    }

    private static boolean isLatest(Step step, List<Step> ordered) {
        for (Step other : ordered) if (other != step && other.isAfter(step)) return false;
        return true;
    }

    /** Whether a step may have made another possible: which of these could have come earlier is worked out from the states. */
    private static boolean enables(Step step, Step other) {
        if (other.transition instanceof Request<?>) return other.previousChange == step;
        return other.transition instanceof Await await && await.watched().changes() == 1;
    }

    private static void dependencies(Transition transition, Step step, List<Step> ordered, List<Step> races) {
        if (transition instanceof Touch touch) {
            for (Access access : touch.accesses()) {
                Location location = access.location();
                add(location.lastWrite, ordered);
                if (access.kind().writes() && !step.unchanged) location.readers.forEach(r -> add(r, ordered));
            }
        } else if (transition instanceof Await await) {
            for (Location location : await.watched().locations()) add(location.lastWrite, ordered);
            for (Resource<?> resource : await.watched().resources()) add(resource.lastChange, ordered);
        } else if (transition instanceof Request<?> request) {
            add(step.previousChange, ordered);
            if (!step.unchanged) request.resource().readers.forEach(r -> add(r, ordered));
            if (request.also() != null) add(request.also().lastChange, ordered);
            admittedBefore(request, races, step);
        }
    }

    /** The latest change of what is asked for before which it would have been admitted, too. */
    private static <S> void admittedBefore(Request<S> request, List<Step> races, @Nullable Step except) {
        List<Change<S>> changes = request.resource().changes;
        for (int i = changes.size() - 1; i >= 0; i--) {
            Change<S> change = changes.get(i);
            if (change.step() == except) continue;
            boolean admitted = request.admits().test(change.before())
                    || request.timeout() != null && request.timeout().test(change.before());
            if (admitted) {
                races.add(change.step());
                return;
            }
        }
    }

    private void register(Step step) {
        if (step.transition instanceof Opaque) lastOpaque = step;
        if (step.transition instanceof Touch touch) {
            for (Access access : touch.accesses()) {
                if (access.kind().writes() && !step.unchanged) {
                    access.location().lastWrite = step;
                    access.location().readers.clear();
                    access.location().version++;
                } else {
                    reads(access.location().readers, step);
                }
            }
        }
        if (step.transition instanceof Request<?> request) {
            if (step.unchanged) {
                reads(request.resource().readers, step);
            } else {
                request.resource().readers.clear();
            }
            if (request.also() != null) reads(request.also().readers, step);
        }
    }

    private static void reads(List<Step> readers, Step step) {
        readers.removeIf(r -> r.thread == step.thread);
        readers.add(step);
    }

    private static void add(@Nullable Step step, List<Step> steps) {
        if (step != null && !steps.contains(step)) steps.add(step);
    }
}
