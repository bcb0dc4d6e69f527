package dev.turnstile.engine.lincheck;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the code of a class calls, and the code of those of the reader's classes that it reaches. */
final class ClassReferences {
    private static final int MAX_CLASSES = 100;

    private static final Map<String, String> UNFIT = new LinkedHashMap<>();

    static {
        String virtual = "it runs virtual threads, which Lincheck cannot control";
        UNFIT.put("java/lang/Thread.ofVirtual", virtual);
        UNFIT.put("java/lang/Thread.startVirtualThread", virtual);
        UNFIT.put("java/util/concurrent/Executors.newVirtualThreadPerTaskExecutor", virtual);
        String inputOutput = "it does input and output, which Lincheck does not control";
        UNFIT.put("java/net/", inputOutput);
        UNFIT.put("java/nio/channels/", inputOutput);
        UNFIT.put("java/nio/file/Files.", inputOutput);
        UNFIT.put("java/io/File", inputOutput);
        UNFIT.put("java/lang/ProcessBuilder.", inputOutput);
    }

    /** What waits for a time or asks for it, beside what takes a {@code TimeUnit}. */
    private static final Set<String> TIMED = Set.of(
            "java/lang/Object.wait(J)V",
            "java/lang/Object.wait(JI)V",
            "java/lang/Thread.sleep(J)V",
            "java/lang/Thread.sleep(JI)V",
            "java/lang/Thread.sleep(Ljava/time/Duration;)V",
            "java/lang/Thread.join(J)V",
            "java/lang/System.nanoTime()J",
            "java/lang/System.currentTimeMillis()J",
            "java/util/concurrent/locks/LockSupport.parkNanos(J)V",
            "java/util/concurrent/locks/LockSupport.parkNanos(Ljava/lang/Object;J)V",
            "java/util/concurrent/locks/LockSupport.parkUntil(J)V",
            "java/util/concurrent/locks/LockSupport.parkUntil(Ljava/lang/Object;J)V",
            "java/util/concurrent/locks/Condition.awaitNanos(J)J",
            "java/util/concurrent/locks/Condition.awaitUntil(Ljava/util/Date;)Z");

    private static final String TIME_UNIT = "Ljava/util/concurrent/TimeUnit;";

    private final ClassLoader loader;
    private final Deque<String> unread = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private @Nullable String unfit;
    private @Nullable String timed;

    ClassReferences(Class<?> root) {
        ClassLoader own = root.getClassLoader();
        loader = own == null ? ClassLoader.getSystemClassLoader() : own;
        reach(root.getName().replace('.', '/'));
        while (!unread.isEmpty()) read(unread.remove());
    }

    /** Why Lincheck cannot judge a class that makes one of these calls, as a clause; {@code null} if it can. */
    @Nullable
    String firstUnfit() {
        return unfit;
    }

    /** The first call for which time matters, as {@code java.lang.Thread.sleep}; {@code null} if there is none. */
    @Nullable
    String firstTimed() {
        return timed;
    }

    private void read(String className) {
        try (InputStream bytes = loader.getResourceAsStream(className + ".class")) {
            if (bytes != null)
                new ClassReader(bytes).accept(new Calls(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException | IllegalArgumentException unreadable) {
            // Then nothing is known against it.
        }
    }

    private void reach(String className) {
        if (UserCode.isUsers(className) && known.size() < MAX_CLASSES && known.add(className)) unread.add(className);
    }

    private void calls(String owner, String method, String type) {
        String call = owner + "." + method;
        boolean limited = owner.startsWith("java/")
                && type.substring(0, type.indexOf(')')).contains(TIME_UNIT);
        if (timed == null && (limited || TIMED.contains(call + type))) timed = call.replace('/', '.');
        UNFIT.forEach((prefix, reason) -> {
            if (call.startsWith(prefix) && unfit == null) unfit = reason + " (" + call.replace('/', '.') + ")";
        });
        reach(owner);
    }

    private final class Calls extends ClassVisitor {
        Calls() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String[] interfaces) {
            if (superName != null) reach(superName);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String type, boolean isInterface) {
                    calls(owner, method, type);
                }
            };
        }
    }
}
