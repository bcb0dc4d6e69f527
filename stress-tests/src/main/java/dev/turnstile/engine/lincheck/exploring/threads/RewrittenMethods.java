package dev.turnstile.engine.lincheck.exploring.threads;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Changes the code of a class method by method. No change may add a jump: frames stay as they are. */
final class RewrittenMethods {
    private RewrittenMethods() {}

    /**
     * Returns the class file with changed methods.
     *
     * @param file of the class
     * @param change made to each method
     */
    static byte[] of(ClassReader file, Consumer<MethodNode> change) {
        ClassWriter writer = new ClassWriter(file, ClassWriter.COMPUTE_MAXS);
        file.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String method,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
                        return new MethodNode(Opcodes.ASM9, access, method, descriptor, signature, exceptions) {
                            @Override
                            public void visitEnd() {
                                change.accept(this);
                                accept(next);
                            }
                        };
                    }
                },
                0);
        return writer.toByteArray();
    }
}
