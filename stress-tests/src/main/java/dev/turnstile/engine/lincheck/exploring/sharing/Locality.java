package dev.turnstile.engine.lincheck.exploring.sharing;

import dev.turnstile.explore.collections.IdentityTable;
import java.util.function.Consumer;
import org.jetbrains.kotlinx.lincheck.strategy.managed.BaseObjectTracker;
import org.jetbrains.kotlinx.lincheck.strategy.managed.ObjectTracker;
import org.jetbrains.lincheck.util.LibsKt;
import org.jetbrains.lincheck.util.ObjectGraphKt;
import org.jetbrains.lincheck.util.ObjectGraphTraversalConfig;
import org.jspecify.annotations.Nullable;

/**
 * Which objects of an execution only one thread can reach. An object is local to the thread that makes it, until a link to it is put where
 * others may look. Objects that were not seen being made count as shared.
 */
public final class Locality {
    private static final ObjectGraphTraversalConfig FIELDS_OF_OBJECTS =
            new ObjectGraphTraversalConfig(false, false, true, false);

    /** Knows what stands for an object whose constructor has not begun. Only its thread has it. */
    private static final ObjectTracker LINCHECKS = new BaseObjectTracker(false);

    private final IdentityCodes codes;
    private IdentityTable<Boolean> local = new IdentityTable<>();

    /** The objects of which a final field was written when others could reach them already; {@code null} where there are none. */
    private @Nullable IdentityTable<Boolean> unfinished;

    /** Is told of each object that becomes shared. */
    private Consumer<Object> listener = object -> {};

    /** @param codes gives objects their identity hash codes, which this class asks for */
    public Locality(IdentityCodes codes) {
        this.codes = codes;
    }

    /** An object has been made. If a link to it was put elsewhere before its constructor had ended, it remains shared. */
    public void made(Object object) {
        if (known(object) == null) local.put(object, true);
    }

    /** A method is about to be called, which may ask for an identity hash code. */
    public void called(String method, @Nullable Object receiver, Object[] arguments) {
        if (method.equals("hashCode") && receiver != null) codes.give(receiver);
        else if (method.equals("identityHashCode") && arguments.length == 1 && arguments[0] != null)
            codes.give(arguments[0]);
    }

    /** Sets who is told of each object that others may reach from now on. */
    public void onShared(Consumer<Object> newListener) {
        listener = newListener;
    }

    private void setShared(Object object) {
        local.put(object, false);
        listener.accept(object);
    }

    /** Whether an object is local; {@code null} if it is not known. */
    private @Nullable Boolean known(Object object) {
        codes.give(object);
        return local.get(object);
    }

    /** Whether others may reach it; {@code null}, the owner of static fields, they can. */
    public boolean isShared(@Nullable Object object) {
        return object == null || !isLocal(object) && LINCHECKS.shouldTrackObjectAccess(object);
    }

    private boolean isLocal(Object object) {
        return Boolean.TRUE.equals(known(object));
    }

    /**
     * Returns whether an access to a final field may race. It can if the constructor lets others have the object before it writes the field:
     * others may then find the field empty (JLS 17.5).
     */
    public boolean isFinalContended(Object owner, boolean writes) {
        if (writes && Boolean.FALSE.equals(known(owner))) {
            if (unfinished == null) unfinished = new IdentityTable<>();
            unfinished.put(owner, true);
            return true;
        }
        return unfinished != null && known(owner) != null && unfinished.get(owner) != null;
    }

    /**
     * A link from one object to another is about to be made.
     *
     * @param from {@code null} for a static field, or where unseen code gets hold of the other
     */
    public void link(@Nullable Object from, @Nullable Object to) {
        if (to == null || !isShared(from) || ObjectGraphKt.isImmutable(to)) return;
        if (isWayToLocals(to)) share(to);
        else if (known(to) == null) setShared(to); // it may be under construction
    }

    /**
     * The JDK has made a copy of an object. It counts as shared, as all that nobody saw being made, and so does what both hold: a loop over
     * elements that only one thread can reach would look as if it went round without reading anything.
     */
    public void copied(Object copy) {
        if (known(copy) != null) return;
        made(copy);
        link(null, copy);
    }

    /** Code that nobody looks into gets hold of an object. It may hand it over in any way, so nothing is said of who sees what it holds. */
    public void passToUnseen(@Nullable Object object) {
        Consumer<Object> told = listener;
        listener = unseen -> {};
        link(null, object);
        listener = told;
    }

    /** An object becomes shared, and with it the local ones that can be reached from it. */
    private void share(Object root) {
        ObjectGraphKt.traverseObjectGraph(
                root,
                null,
                FIELDS_OF_OBJECTS,
                (owner, field, value) -> value,
                (array, index, value) -> value,
                null,
                object -> {
                    boolean goesOn = isWayToLocals(object);
                    if (isLocal(object) || known(object) == null) setShared(object); // see link
                    return goesOn;
                });
    }

    /** The classes of lambdas are made as the program runs, so nobody sees their objects being made. */
    private boolean isWayToLocals(Object object) {
        return isLocal(object) || LibsKt.isJavaLambdaClass(object.getClass().getName());
    }

    /** Begins another execution. */
    void clear() {
        codes.clear();
        local = new IdentityTable<>();
        unfinished = null;
    }
}
