package dev.turnstile.engine.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.Finding;
import dev.turnstile.spec.Subject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A method may become too large for the JVM once each access in it has its hooks. Then Lincheck leaves its class as it is, and the operations
 * make no step of their own.
 */
@Tag("slow")
public class TooLargeSubjectsTest {
    /** So many assignments take half of what a method may have, 64 KB. */
    private static final int TOO_MANY = 2_500;

    private static final String INT = "I";

    public interface Counter {
        int increment();
    }

    public static class CounterModel implements Counter {
        private int count;

        @Override
        public int increment() {
            return ++count;
        }
    }

    /** An instrumented class: its steps are seen. */
    public static final class Seen {
        private volatile int calls;

        public void call() {
            if (calls == 0) calls = 1;
        }
    }

    @Test
    void a_subject_that_cannot_be_instrumented_is_neither_proved_nor_refuted() {
        Finding finding = Checks.check(counter("TooLarge", TOO_MANY), 4).finding();
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.NotApplicable.class,
                        refused -> assertThat(refused.reason())
                                .contains("cannot instrument dev.turnstile.generated.TooLarge", "too large"));
    }

    @Test
    void the_same_with_less_code_is_refuted() {
        assertThat(Checks.check(counter("Small", 3), 4).finding()).isInstanceOf(Finding.Violated.class);
    }

    /** Returns a counter without a lock, which assigns its count to itself first. */
    private static Class<?> counter(String simpleName, int assignments) {
        String name = "dev/turnstile/generated/" + simpleName;
        String seen = Type.getInternalName(Seen.class);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", new String[] {
            Type.getInternalName(Counter.class)
        });
        writer.visitAnnotation(Type.getDescriptor(Subject.class), true)
                .visit("model", Type.getType(CounterModel.class));
        writer.visitField(Opcodes.ACC_PRIVATE, "count", INT, null, null).visitEnd();
        writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "seen", Type.getDescriptor(Seen.class), null, null)
                .visitEnd();
        MethodVisitor make = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        make.visitVarInsn(Opcodes.ALOAD, 0);
        make.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        make.visitVarInsn(Opcodes.ALOAD, 0);
        make.visitTypeInsn(Opcodes.NEW, seen);
        make.visitInsn(Opcodes.DUP);
        make.visitMethodInsn(Opcodes.INVOKESPECIAL, seen, "<init>", "()V", false);
        make.visitFieldInsn(Opcodes.PUTFIELD, name, "seen", Type.getDescriptor(Seen.class));
        end(make, Opcodes.RETURN);
        MethodVisitor increment = writer.visitMethod(Opcodes.ACC_PUBLIC, "increment", "()I", null, null);
        increment.visitVarInsn(Opcodes.ALOAD, 0);
        increment.visitFieldInsn(Opcodes.GETFIELD, name, "seen", Type.getDescriptor(Seen.class));
        increment.visitMethodInsn(Opcodes.INVOKEVIRTUAL, seen, "call", "()V", false);
        for (int i = 0; i < assignments; i++) assign(increment, name, 0);
        assign(increment, name, 1);
        increment.visitVarInsn(Opcodes.ALOAD, 0);
        increment.visitFieldInsn(Opcodes.GETFIELD, name, "count", INT);
        end(increment, Opcodes.IRETURN);
        writer.visitEnd();
        return load(name, writer.toByteArray());
    }

    /** Lincheck makes classes that use the subject, whose loader finds only what is on the class path. */
    private static Class<?> load(String name, byte[] code) {
        try {
            Path file = Path.of(TooLargeSubjectsTest.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolve(name + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, code);
            return Class.forName(name.replace('/', '.'));
        } catch (IOException | URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assign(MethodVisitor method, String name, int increment) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, name, "count", INT);
        method.visitInsn(increment == 0 ? Opcodes.ICONST_0 : Opcodes.ICONST_1);
        method.visitInsn(Opcodes.IADD);
        method.visitFieldInsn(Opcodes.PUTFIELD, name, "count", INT);
    }

    private static void end(MethodVisitor method, int opcode) {
        method.visitInsn(opcode);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
