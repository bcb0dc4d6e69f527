package dev.turnstile.code.initializers;

import dev.turnstile.code.rewriting.RewrittenClasses;
import dev.turnstile.code.rewriting.WatchPoints;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The user's classes once more, none of them initialized yet. Each initializer tells that it begins. */
final class FreshClasses extends RewrittenClasses implements WatchPoints.OfInitializers {
    private static final String INITIALIZER = "<clinit>";

    private final Runnable listener;

    /** @param listener told in the thread that initializes, before anything else runs there */
    FreshClasses(ClassLoader parent, Runnable listener) {
        super(parent);
        this.listener = listener;
    }

    @Override
    public void begins() {
        listener.run();
    }

    @Override
    protected ClassVisitor rewriting(ClassVisitor next) {
        return new Telling(next);
    }

    private static final class Telling extends ClassVisitor {
        Telling(ClassVisitor next) {
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
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, WATCH_POINTS, "begins", "()V", false);
                }
            };
        }
    }
}
