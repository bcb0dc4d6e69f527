package dev.turnstile.adapter;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a view from a copy: by whether it shares objects with what it may be a view of. */
public final class Sharing {
    private Sharing() {}

    /**
     * Whether some object that may change can be reached from both of two objects, as far as they can be read.
     *
     * @param one a view or a copy
     * @param other what it may be a view of
     */
    public static boolean between(Object one, Object other) {
        Set<Object> changing = changing(graph(one));
        if (changing.isEmpty()) return false; // most copies are of values, and the other may be large
        Set<Object> others = graph(other).objects();
        for (Object object : changing) if (others.contains(object)) return true;
        return false;
    }

    private static ObjectGraph graph(Object root) {
        return new ObjectGraph(root, Map.of(), new IdentityHashMap<>());
    }

    private static Set<Object> changing(ObjectGraph graph) {
        Set<Object> changing = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object object : graph.objects()) if (mayChange(object)) changing.add(object);
        return changing;
    }

    /** Whether an object may change itself, or has a field that cannot be read. The graph holds the objects behind its final fields. */
    private static boolean mayChange(Object object) {
        if (object.getClass().isArray()) return Array.getLength(object) > 0;
        return !(object instanceof Record)
                && Stream.<Class<?>>iterate(object.getClass(), c -> c != null, Class::getSuperclass)
                        .flatMap(c -> Stream.of(c.getDeclaredFields()))
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .anyMatch(field -> !Modifier.isFinal(field.getModifiers()) || !field.trySetAccessible());
    }
}
