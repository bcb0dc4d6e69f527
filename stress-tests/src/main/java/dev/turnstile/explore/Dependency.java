package dev.turnstile.explore;

import dev.turnstile.explore.Transition.Opaque;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import dev.turnstile.explore.collections.Sequence;

/** Which transitions do not commute: in another order they may give another result. */
final class Dependency {
    private Dependency() {}

    /**
     * Returns whether a thread's next step might not commute with the step that another thread has just made. The locations that a loop of
     * the thread watched do not matter here, because the thread has been woken already.
     */
    static boolean between(ThreadState thread, Step made) {
        Transition pending = thread.pending;
        if (pending == null || pending instanceof Opaque || made.transition instanceof Opaque) return true;
        for (Resource<?> changed : made.changedOnTheWay) if (uses(pending, changed)) return true;
        if (made.transition instanceof Touch touch) {
            return pending instanceof Touch other && conflict(other.accesses(), touch.accesses(), made.unchanged);
        }
        return made.transition instanceof Request<?> request
                && (clashes(thread, pending, request.resource())
                        || request.also() != null && clashes(thread, pending, request.also()));
    }

    /** Whether the thread asks for a resource, or may give it back on the way. */
    private static boolean clashes(ThreadState thread, Transition pending, Resource<?> resource) {
        return uses(pending, resource) || thread.holds(resource);
    }

    private static boolean conflict(Sequence<Access> pending, Sequence<Access> made, boolean failed) {
        for (Access one : made) {
            boolean wrote = one.kind().writes() && !failed;
            for (Access other : pending) {
                if (one.location() == other.location() && (wrote || other.kind().writes())) return true;
            }
        }
        return false;
    }

    private static boolean uses(Transition pending, Resource<?> resource) {
        return pending instanceof Request<?> request && (request.resource() == resource || request.also() == resource);
    }
}
