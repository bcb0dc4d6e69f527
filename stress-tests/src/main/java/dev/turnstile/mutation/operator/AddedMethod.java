package dev.turnstile.mutation.operator;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Static methods that are added to a mutated class: a JVM in which it runs need not have the harness. */
final class AddedMethod {
    private AddedMethod() {}

    /**
     * Replaces a call by a call of a new method, which takes the call's receiver and its arguments. Of several calls of an edit all are of the same
     * method.
     *
     * @param body writes the method's code
     */
    static void replace(Edit edit, int index, Consumer<GeneratorAdapter> body) {
        MethodInsnNode call = edit.call(index);
        ClassNode type = edit.type();
        String name = "mutant$" + call.name;
        String descriptor = descriptor(call);
        // Copies of a finally block share it.
        boolean added = type.methods.stream().anyMatch(method -> method.name.equals(name));
        if (!added) type.methods.add(method(name, descriptor, body));
        boolean isInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
        edit.replace(index, new MethodInsnNode(Opcodes.INVOKESTATIC, type.name, name, descriptor, isInterface));
    }

    private static MethodNode method(String name, String descriptor, Consumer<GeneratorAdapter> body) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        MethodNode method = new MethodNode(access, name, descriptor, null, null);
        GeneratorAdapter code = new GeneratorAdapter(method, access, name, descriptor);
        code.visitCode();
        body.accept(code);
        code.endMethod();
        return method;
    }

    private static String descriptor(MethodInsnNode call) {
        Type[] arguments = Type.getArgumentTypes(call.desc);
        Type[] all = new Type[arguments.length + 1];
        all[0] = Type.getObjectType(call.owner);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Type.getMethodDescriptor(Type.getReturnType(call.desc), all);
    }
}
