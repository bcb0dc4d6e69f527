package dev.turnstile.code.trial;

import dev.turnstile.code.calls.OperationCode;
import dev.turnstile.code.rewriting.RewrittenClasses;
import dev.turnstile.code.rewriting.WatchPoints;
import dev.turnstile.jdk.InputOutput;
import java.lang.StackWalker.StackFrame;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The user's classes once more, in code that tells of certain calls instead of making them, and that does not loop without end. */
final class WatchedClasses extends RewrittenClasses implements WatchPoints.OfCalls {
    /** The number of rounds after which all loops end. */
    private static final int MOST_ROUNDS = 100_000;

    private final OperationCode code;
    private final Predicate<String> calls;
    private final Runnable listener;
    private final Set<String> initializers = ConcurrentHashMap.newKeySet();
    private int rounds;
    private boolean stopped;

    /** Ends what runs, at the watched call that it has come to, or in a loop. */
    static final class Stop extends Error {
        private static final long serialVersionUID = 1L;

        Stop() {
            super("a watched call", null, false, false);
        }
    }

    /**
     * @param code the classes'
     * @param calls those to tell of: {@code java/lang/Thread.sleep(J)V}
     * @param listener told of each
     */
    WatchedClasses(ClassLoader parent, OperationCode code, Predicate<String> calls, Runnable listener) {
        super(parent);
        this.code = code;
        this.calls = calls;
        this.listener = listener;
    }

    /** Lets code run again after it has been stopped. */
    synchronized void begin() {
        rounds = 0;
        stopped = false;
    }

    /** Ends all that comes to a loop or a watched call from now on. */
    synchronized void stop() {
        stopped = true;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    @Override
    public synchronized void meets() {
        listener.run();
        stopped = true;
        throw new Stop();
    }

    /** An initializer runs once, before any run that counts, so what it reads or writes is no part of an operation. */
    @Override
    public void meetsInput() {
        String initialized = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getMethodName().equals("<clinit>"))
                        .map(StackFrame::getClassName)
                        .findFirst())
                .orElse(null);
        if (initialized == null) meets();
        else initializers.add(initialized);
    }

    /** Returns the names of classes whose initializers did input or output. */
    Set<String> initializers() {
        return Set.copyOf(initializers);
    }

    @Override
    public synchronized void goesOn() {
        if (++rounds > MOST_ROUNDS) stopped = true;
        if (stopped) throw new Stop();
    }

    /** Whether a call does input or output, and no more than that. */
    private static boolean onlyInput(String call) {
        return InputOutput.isInputOutput(call) && !Trial.takesLong(call);
    }

    @Override
    protected ClassVisitor rewriting(ClassVisitor next) {
        return new WatchedClass(next);
    }

    private final class WatchedClass extends ClassVisitor {
        WatchedClass(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new WatchedMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
        }
    }

    private final class WatchedMethod extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        WatchedMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            watch(owner, name + descriptor);
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        /** A method that makes a lambda of a call is taken to make the call. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle && OperationCode.isOfMethod(handle))
                    watch(handle.getOwner(), handle.getName() + handle.getDesc());
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (passed.contains(target))
                super.visitMethodInsn(Opcodes.INVOKESTATIC, WATCH_POINTS, "goesOn", "()V", false);
            super.visitJumpInsn(opcode, target);
        }

        private void watch(String owner, String signature) {
            List<String> watched = code.inJdk(owner, signature).filter(calls).toList();
            if (watched.isEmpty()) return;
            String hook = watched.stream().allMatch(WatchedClasses::onlyInput) ? "meetsInput" : "meets";
            super.visitMethodInsn(Opcodes.INVOKESTATIC, WATCH_POINTS, hook, "()V", false);
        }
    }
}
