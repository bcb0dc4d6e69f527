package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The memory that a call of an atomic type or a variable handle works on, as seen by a static method with the call's receiver and arguments.
 *
 * @param owner the type of the receiver
 * @param location the arguments that say where: an index, an object
 * @param read the type as which it is read
 * @param written the type as which it is written
 */
record Cell(Type owner, List<Type> location, Type read, Type written) {
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");

    /** The type of the literal {@code null} that is passed to a variable handle. */
    private static final Type NULL = Type.getObjectType("java/lang/Void");

    /**
     * Returns the memory on which a call works.
     *
     * @param values how many of its last arguments do not say where that is
     * @return {@code null} if the call is none of an atomic type
     */
    static @Nullable Cell of(MethodInsnNode call, int values) {
        Type[] arguments = Type.getArgumentTypes(call.desc);
        Type owner = Type.getObjectType(call.owner);
        int locations = arguments.length - values;
        if (Cells.isHandle(call)) {
            if (locations < 0 || values == 0) return null;
            Type value = value(arguments, locations);
            return new Cell(owner, List.of(arguments).subList(0, locations), value, value);
        }
        if (!Cells.isAtomic(call) || locations != (Cells.isScalar(call) ? 0 : 1)) return null;
        Type value = valueOf(call.owner);
        return new Cell(owner, List.of(arguments).subList(0, locations), value, value);
    }

    /** The type of the values of a call of a variable handle, by the first of them that is not {@code null}. */
    private static Type value(Type[] arguments, int first) {
        for (int i = first; i < arguments.length; i++) if (!arguments[i].equals(NULL)) return arguments[i];
        return OBJECT;
    }

    private static Type valueOf(String owner) {
        if (owner.contains("Boolean")) return Type.BOOLEAN_TYPE;
        if (owner.contains("Integer")) return Type.INT_TYPE;
        return owner.contains("Long") ? Type.LONG_TYPE : OBJECT;
    }

    /** The same, read as values of another type. */
    Cell readAs(Type type) {
        return new Cell(owner, location, type, written);
    }

    /** The same, written as values of another type. */
    Cell writtenAs(Type type) {
        return new Cell(owner, location, read, type);
    }

    /** The index of the first argument that does not say where the memory is, after the receiver. */
    int firstValue() {
        return location.size() + 1;
    }

    /** Loads the value that is there. */
    void get(GeneratorAdapter code) {
        loadLocation(code);
        String name = isHandle() ? "getVolatile" : "get";
        code.invokeVirtual(owner, new Method(name, Type.getMethodDescriptor(read, location.toArray(Type[]::new))));
    }

    /**
     * Stores a value.
     *
     * @param value loads it
     */
    void set(GeneratorAdapter code, Runnable value) {
        loadLocation(code);
        value.run();
        List<Type> arguments = new ArrayList<>(location);
        arguments.add(written);
        String name = isHandle() ? "setVolatile" : "set";
        code.invokeVirtual(
                owner, new Method(name, Type.getMethodDescriptor(Type.VOID_TYPE, arguments.toArray(Type[]::new))));
    }

    private void loadLocation(GeneratorAdapter code) {
        code.loadArgs(0, firstValue());
    }

    private boolean isHandle() {
        return owner.getInternalName().equals(Cells.HANDLE);
    }
}
