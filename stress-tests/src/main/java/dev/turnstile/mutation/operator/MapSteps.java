package dev.turnstile.mutation.operator;

import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/**
 * Writes methods that do in two steps what a concurrent map does in one. Each takes the map and the arguments of the map's own method. What
 * they do for one thread is what the documentation of {@code Map} gives as the default.
 */
final class MapSteps {
    private static final Type MAP = Type.getObjectType("java/util/Map");
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");
    private static final Type FUNCTION = Type.getObjectType("java/util/function/Function");
    private static final Type BI_FUNCTION = Type.getObjectType("java/util/function/BiFunction");

    private static final Method GET = Method.getMethod("Object get(Object)");
    private static final Method PUT = Method.getMethod("Object put(Object, Object)");
    private static final Method REMOVE = Method.getMethod("Object remove(Object)");
    private static final Method APPLY = Method.getMethod("Object apply(Object)");
    private static final Method APPLY_TO_BOTH = Method.getMethod("Object apply(Object, Object)");
    private static final Method EQUALS = Method.getMethod("boolean equals(Object)");

    private static final int KEY = 1;
    private static final int VALUE = 2;

    private final GeneratorAdapter code;
    private final int old;
    private final int updated;

    MapSteps(GeneratorAdapter code) {
        this.code = code;
        this.old = code.newLocal(OBJECT);
        this.updated = code.newLocal(OBJECT);
        get();
        code.storeLocal(old);
    }

    /** Of a key and a value. */
    void putIfAbsent() {
        returnOldUnlessNull();
        code.loadArg(VALUE);
        code.storeLocal(updated);
        put();
        returnLocal(old);
    }

    /** Of a key and a function of it. */
    void computeIfAbsent() {
        returnOldUnlessNull();
        code.loadArg(VALUE);
        code.loadArg(KEY);
        code.invokeInterface(FUNCTION, APPLY);
        code.storeLocal(updated);
        Label none = code.newLabel();
        code.loadLocal(updated);
        code.ifNull(none);
        put();
        code.mark(none);
        returnLocal(updated);
    }

    /** Of a key and a function of it and its value. */
    void computeIfPresent() {
        returnOldIfNull();
        compute();
    }

    /** Of a key and a function of it and its value, or {@code null}. */
    void compute() {
        code.loadArg(VALUE);
        code.loadArg(KEY);
        code.loadLocal(old);
        code.invokeInterface(BI_FUNCTION, APPLY_TO_BOTH);
        code.storeLocal(updated);
        putOrRemove();
    }

    /** Of a key, a value, and a function of two values. */
    void merge() {
        Label present = code.newLabel();
        Label act = code.newLabel();
        code.loadLocal(old);
        code.ifNonNull(present);
        code.loadArg(VALUE);
        code.storeLocal(updated);
        code.goTo(act);
        code.mark(present);
        code.loadArg(VALUE + 1);
        code.loadLocal(old);
        code.loadArg(VALUE);
        code.invokeInterface(BI_FUNCTION, APPLY_TO_BOTH);
        code.storeLocal(updated);
        code.mark(act);
        putOrRemove();
    }

    /** Of a key and the value that it should have. */
    void removeValue() {
        returnFalseIfDifferent();
        remove();
        code.push(true);
        code.returnValue();
    }

    /** Of a key, the value that it should have, and a new one. */
    void replaceValue() {
        returnFalseIfDifferent();
        code.loadArg(VALUE + 1);
        code.storeLocal(updated);
        put();
        code.push(true);
        code.returnValue();
    }

    /** Of a key and a new value. */
    void replace() {
        returnOldIfNull();
        code.loadArg(VALUE);
        code.storeLocal(updated);
        put();
        returnLocal(old);
    }

    private void get() {
        code.loadArg(0);
        code.loadArg(KEY);
        code.invokeInterface(MAP, GET);
    }

    private void put() {
        code.loadArg(0);
        code.loadArg(KEY);
        code.loadLocal(updated);
        code.invokeInterface(MAP, PUT);
        code.pop();
    }

    private void remove() {
        code.loadArg(0);
        code.loadArg(KEY);
        code.invokeInterface(MAP, REMOVE);
        code.pop();
    }

    private void putOrRemove() {
        Label none = code.newLabel();
        code.loadLocal(updated);
        code.ifNull(none);
        put();
        returnLocal(updated);
        code.mark(none);
        remove();
        returnLocal(updated);
    }

    private void returnOldUnlessNull() {
        Label goOn = code.newLabel();
        code.loadLocal(old);
        code.ifNull(goOn);
        returnLocal(old);
        code.mark(goOn);
    }

    private void returnOldIfNull() {
        Label goOn = code.newLabel();
        code.loadLocal(old);
        code.ifNonNull(goOn);
        returnLocal(old);
        code.mark(goOn);
    }

    private void returnFalseIfDifferent() {
        Label different = code.newLabel();
        Label same = code.newLabel();
        code.loadLocal(old);
        code.ifNull(different);
        code.loadLocal(old);
        code.loadArg(VALUE);
        code.invokeVirtual(OBJECT, EQUALS);
        code.ifZCmp(GeneratorAdapter.NE, same);
        code.mark(different);
        code.push(false);
        code.returnValue();
        code.mark(same);
    }

    private void returnLocal(int local) {
        code.loadLocal(local);
        code.returnValue();
    }
}
