package dev.turnstile.mutation.operator;

import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

/** Writes methods that do in two steps what a concurrent list does in one. */
final class ListSteps {
    private ListSteps() {}

    /** A method of a list and an element. */
    static void addIfAbsent(GeneratorAdapter code, Type list) {
        Label present = code.newLabel();
        code.loadArg(0);
        code.loadArg(1);
        code.invokeVirtual(list, Method.getMethod("boolean contains(Object)"));
        code.ifZCmp(GeneratorAdapter.NE, present);
        code.loadArg(0);
        code.loadArg(1);
        code.invokeVirtual(list, Method.getMethod("boolean add(Object)"));
        code.returnValue();
        code.mark(present);
        code.push(false);
        code.returnValue();
    }
}
