package dev.turnstile.engine.lincheck.context;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jetbrains.lincheck.jvm.agent.LincheckClassFileTransformer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Gives hooks to a class some methods of which the JVM knows itself. Lincheck recognizes such methods by an annotation, and leaves them as
 * they are. So it gets the class without that annotation, and the JVM gets the result with it.
 */
final class IntrinsicsWithHooks {
    private static final String INTRINSIC = "Ljdk/internal/vm/annotation/IntrinsicCandidate;";

    private IntrinsicsWithHooks() {}

    /** Has Lincheck use this form of a class of the JDK wherever it instruments the class. Its context is entered. */
    static void prepare(Class<?> type) {
        var instrumented = LincheckClassFileTransformer.INSTANCE.getTransformedClassesCache();
        if (instrumented.containsKey(type.getName())) return;
        Set<String> intrinsics = new HashSet<>();
        byte[] plain = rewritten(code(type), writer -> without(writer, intrinsics));
        byte[] hooked = LincheckClassFileTransformer.INSTANCE.transformImpl(
                null, type.getName().replace('.', '/'), plain);
        instrumented.put(type.getName(), rewritten(hooked, writer -> with(writer, intrinsics)));
    }

    private static byte[] code(Class<?> type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Change {
        ClassVisitor of(ClassVisitor next);
    }

    private static byte[] rewritten(byte[] code, Change change) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(code).accept(change.of(writer), 0);
        return writer.toByteArray();
    }

    /** @param found gets the methods that had the annotation */
    private static ClassVisitor without(ClassVisitor next, Set<String> found) {
        return new ClassVisitor(Opcodes.ASM9, next) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                return new MethodVisitor(Opcodes.ASM9, method) {
                    @Override
                    public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                        if (!annotation.equals(INTRINSIC)) return super.visitAnnotation(annotation, visible);
                        found.add(name + descriptor);
                        return null;
                    }
                };
            }
        };
    }

    private static ClassVisitor with(ClassVisitor next, Set<String> intrinsics) {
        return new ClassVisitor(Opcodes.ASM9, next) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                if (intrinsics.contains(name + descriptor))
                    method.visitAnnotation(INTRINSIC, true).visitEnd();
                return method;
            }
        };
    }
}
