package dev.turnstile.code;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The user's classes once more, none of them initialized yet. Each initializer pauses as it begins: with luck the scheduler would do the
 * same, and so two threads meet in initializers that are over in a microsecond.
 */
final class FreshClasses extends RewrittenClasses {
    private static final String INITIALIZER = "<clinit>";
    private static final long PAUSE_MILLIS = 20;

    FreshClasses(ClassLoader parent) {
        super(parent);
    }

    @Override
    ClassVisitor rewriting(ClassVisitor next) {
        return new Pausing(next);
    }

    private static final class Pausing extends ClassVisitor {
        Pausing(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            if (!name.equals(INITIALIZER)) return method;
            return new MethodVisitor(Opcodes.ASM9, method) {
                @Override
                public void visitCode() {
                    super.visitCode();
                    super.visitLdcInsn(PAUSE_MILLIS);
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "sleep", "(J)V", false);
                }
            };
        }
    }
}
