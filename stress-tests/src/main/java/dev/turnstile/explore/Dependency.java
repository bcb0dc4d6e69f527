package dev.turnstile.explore;

import dev.turnstile.explore.Transition.Await;
import dev.turnstile.explore.Transition.Opaque;
import dev.turnstile.explore.Transition.Request;
import dev.turnstile.explore.Transition.Touch;
import java.util.List;

/** Which transitions do not commute: where their order is swapped, something else may come out. */
final class Dependency {
    private Dependency() {}

    /** Whether a thread's next transition does not commute with another thread's step that has just been made. */
    static boolean between(Transition pending, Step made) {
        if (pending instanceof Opaque || made.transition instanceof Opaque) return true;
        for (Resource<?> changed : made.changedOnTheWay) if (uses(pending, changed)) return true;
        Transition other = made.transition;
        if (other instanceof Touch touch) {
            for (Access access : touch.accesses()) {
                if (conflicts(pending, access, made.unchanged)) return true;
            }
            return false;
        }
        if (other instanceof Request<?> request) {
            if (uses(pending, request.resource())) return !(made.unchanged && onlyWatches(pending));
            return request.also() != null && uses(pending, request.also());
        }
        return false;
    }

    private static boolean conflicts(Transition pending, Access made, boolean failed) {
        boolean wrote = made.kind().writes() && !failed;
        if (pending instanceof Touch touch) {
            for (Access access : touch.accesses()) {
                if (access.location() == made.location() && (wrote || access.kind().writes())) return true;
            }
            return false;
        }
        return wrote && pending instanceof Await await && await.watched().locations().contains(made.location());
    }

    private static boolean uses(Transition pending, Resource<?> resource) {
        if (pending instanceof Request<?> request) return request.resource() == resource || request.also() == resource;
        return pending instanceof Await await && await.watched().resources().contains(resource);
    }

    private static boolean onlyWatches(Transition pending) {
        return pending instanceof Await;
    }

    /** Whether two transitions use the same places in the same way. */
    static boolean samePlaces(Transition one, Transition other) {
        if (one instanceof Touch a && other instanceof Touch b) return sameAccesses(a.accesses(), b.accesses());
        if (one instanceof Request<?> a && other instanceof Request<?> b) return a.resource() == b.resource();
        return one instanceof Await && other instanceof Await;
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
