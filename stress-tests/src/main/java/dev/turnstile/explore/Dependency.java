package dev.turnstile.explore;

import dev.turnstile.explore.Transition.Opaque;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which transitions do not commute: in another order they may give another result. */
final class Dependency {
    private Dependency() {}

    /** Whether a thread's next step may not commute with another thread's step that has just been made. */
    static boolean between(ThreadState thread, Step made) {
        Transition pending = thread.pending;
        if (pending == null || pending instanceof Opaque || made.transition instanceof Opaque) return true;
        Watched watched = thread.watched();
        for (Resource<?> changed : made.changedOnTheWay) if (uses(pending, watched, changed)) return true;
        if (made.transition instanceof Touch touch) {
            for (Access access : touch.accesses()) {
                if (conflicts(pending, watched, access, made.unchanged)) return true;
            }
        }
        return made.transition instanceof Request<?> request
                && (clashes(thread, watched, request.resource())
                        || request.also() != null && clashes(thread, watched, request.also()));
    }

    private static boolean clashes(ThreadState thread, @Nullable Watched watched, Resource<?> resource) {
        return thread.pending != null && uses(thread.pending, watched, resource) || thread.holds(resource);
    }

    private static boolean conflicts(Transition pending, @Nullable Watched watched, Access made, boolean failed) {
        boolean wrote = made.kind().writes() && !failed;
        if (pending instanceof Touch touch) {
            for (Access access : touch.accesses()) {
                if (access.location() == made.location()
                        && (wrote || access.kind().writes())) return true;
            }
        }
        return wrote && watched != null && watched.contains(made.location());
    }

    private static boolean uses(Transition pending, @Nullable Watched watched, Resource<?> resource) {
        return pending instanceof Request<?> request && (request.resource() == resource || request.also() == resource)
                || watched != null && watched.contains(resource);
    }

    /** Whether two transitions use the same places in the same way. */
    static boolean samePlaces(Transition one, Transition other) {
        if (one instanceof Touch a && other instanceof Touch b) return sameAccesses(a.accesses(), b.accesses());
        return one instanceof Request<?> a && other instanceof Request<?> b && a.resource() == b.resource();
    }

    private static boolean sameAccesses(List<Access> one, List<Access> other) {
        if (one.size() != other.size()) return false;
        for (int i = 0; i < one.size(); i++) {
            if (one.get(i).location() != other.get(i).location()
                    || one.get(i).kind() != other.get(i).kind()) return false;
        }
        return true;
    }
}
