package dev.turnstile.mutation.operator;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Static methods that are added to a mutated class: a JVM in which it runs need not have the harness. */
final class Helper {
    private Helper() {}

    /**
     * Replaces a call by a call of a new method, which takes the call's receiver and its arguments.
     *
     * @param body writes the method's code
     */
    static void replace(Edit edit, int index, Consumer<GeneratorAdapter> body) {
        MethodInsnNode call = edit.call(index);
        ClassNode type = edit.type();
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        MethodNode helper = new MethodNode(access, "mutant$" + call.name, descriptor(call), null, null);
        GeneratorAdapter generator = new GeneratorAdapter(helper, access, helper.name, helper.desc);
        generator.visitCode();
        body.accept(generator);
        generator.endMethod();
        type.methods.add(helper);
        boolean isInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
        edit.replace(
                index, new MethodInsnNode(Opcodes.INVOKESTATIC, type.name, helper.name, helper.desc, isInterface));
    }

    private static String descriptor(MethodInsnNode call) {
        Type[] arguments = Type.getArgumentTypes(call.desc);
        Type[] all = new Type[arguments.length + 1];
        all[0] = Type.getObjectType(call.owner);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Type.getMethodDescriptor(Type.getReturnType(call.desc), all);
    }
}
