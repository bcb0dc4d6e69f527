package dev.turnstile.engine.lincheck.exploring;

import dev.turnstile.engine.lincheck.exploring.sharing.Locality;
import dev.turnstile.engine.lincheck.exploring.steps.Carrier;
import dev.turnstile.engine.lincheck.exploring.steps.Places;
import dev.turnstile.explore.Access;
import dev.turnstile.explore.Access.Kind;
import dev.turnstile.explore.Transition.Touch;
import dev.turnstile.explore.collections.Sequence;
import java.lang.reflect.Array;
import org.jetbrains.lincheck.descriptors.MethodDescriptor;
import org.jspecify.annotations.Nullable;

/** Announces calls of the JDK that read or write many elements, or all fields of an object, at once. */
final class BulkCalls {
    private static final String ARRAYS = "java.util.Arrays";

    private final Carrier carrier;
    private final Places places;
    private final Locality locality;
    private final Unseen unseen;

    /** Announces that a thread does something whose accesses are not told one by one. */
    interface Unseen {
        void announce(int thread, int site, String what);
    }

    BulkCalls(Carrier carrier, Places places, Locality locality, Unseen unseen) {
        this.carrier = carrier;
        this.places = places;
        this.locality = locality;
        this.unseen = unseen;
    }

    /** Announces what a call does, if it is one of {@code System.arraycopy} or {@code Arrays}. */
    void call(int thread, int site, String type, String name, Object[] arguments) {
        if (type.equals("java.lang.System") && name.equals("arraycopy")) arraycopy(thread, site, arguments);
        if (type.equals(ARRAYS)) arrays(thread, site, name, arguments);
    }

    /** Learns which links a call has put into arrays. */
    void after(MethodDescriptor method, Object[] arguments) {
        if (!method.getClassName().equals(ARRAYS) || !writesArrays(method.getMethodName())) return;
        for (Object argument : arguments) if (argument instanceof Object[] array) link(array, array, 0, array.length);
    }

    private void arraycopy(int thread, int site, Object[] arguments) {
        int count = (Integer) arguments[4];
        if (count > Places.MAX_BULK) {
            if (arguments[0] instanceof Object[] source) link(arguments[2], source, (Integer) arguments[1], count);
            unseen.announce(thread, site, "a copy of " + count + " elements");
            return;
        }
        Sequence<Access> accesses = places.elements(arguments[0], (Integer) arguments[1], count, Kind.READ);
        Sequence<Access> written = places.elements(arguments[2], (Integer) arguments[3], count, Kind.WRITE);
        if (!written.isEmpty() && arguments[0] instanceof Object[] source)
            link(arguments[2], source, (Integer) arguments[1], count);
        accesses.addAll(written);
        if (written.isEmpty()) carrier.writesPrivately(thread);
        if (!accesses.isEmpty()) carrier.announce(thread, new Touch(accesses, site));
    }

    /** Links to some elements of an array are put into another, or were put into the same one. */
    private void link(@Nullable Object into, Object[] source, int from, int count) {
        for (int i = Math.max(0, from); i < from + count && i < source.length; i++) locality.link(into, source[i]);
    }

    private void all(int thread, int site, Object array, Kind kind) {
        int length = Array.getLength(array);
        if (length > Places.MAX_BULK) {
            if (locality.isShared(array)) unseen.announce(thread, site, "a copy of " + length + " elements");
            return;
        }
        Sequence<Access> accesses = places.elements(array, 0, length, kind);
        if (accesses.isEmpty() && kind != Kind.READ) carrier.writesPrivately(thread);
        if (!accesses.isEmpty()) carrier.announce(thread, new Touch(accesses, site));
    }

    /** An array or an object is copied as a whole. */
    void copied(int thread, int site, Object original) {
        if (original.getClass().isArray()) {
            all(thread, site, original, Kind.READ);
            return;
        }
        Sequence<Access> accesses = places.fieldsOf(original);
        if (!accesses.isEmpty()) carrier.announce(thread, new Touch(accesses, site));
    }

    private static boolean writesArrays(String methodOfArrays) {
        return methodOfArrays.startsWith("fill")
                || methodOfArrays.startsWith("sort")
                || methodOfArrays.startsWith("setAll")
                || methodOfArrays.startsWith("parallel");
    }

    private void arrays(int thread, int site, String name, Object[] arguments) {
        boolean writes = writesArrays(name);
        for (Object argument : arguments) {
            if (argument != null && argument.getClass().isArray())
                all(thread, site, argument, writes ? Kind.UPDATE : Kind.READ);
        }
    }
}
