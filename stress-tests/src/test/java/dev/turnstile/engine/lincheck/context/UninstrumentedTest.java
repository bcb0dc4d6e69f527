package dev.turnstile.engine.lincheck.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

@Tag("slow")
class UninstrumentedTest {
    @TempDir
    private static Path classes;

    @Test
    void a_class_that_lincheck_gives_up_is_named_with_the_method() throws IOException {
        assertThat(reason("generated.Unreached", true))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("cannot instrument generated.Unreached", "jumps in its method spin()V"));
    }

    @Test
    void nothing_is_said_of_other_classes() throws IOException {
        assertThat(reason("generated.Reached", false)).isEmpty();
    }

    private static Optional<String> reason(String name, boolean unreached) throws IOException {
        Path file = classes.resolve(name.replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, spinning(name.replace('.', '/'), unreached));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            return LincheckThread.call(
                    () -> Uninstrumented.reason(Set.of(name), loader), Set.of(name), loader, () -> {});
        }
    }

    /**
     * Returns a class with a loop that never ends, and code after it.
     *
     * @param unreached whether nothing leads to some of that code; javac leaves such code out, other compilers do not
     */
    private static byte[] spinning(String name, boolean unreached) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        MethodVisitor spin = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "spin", "()V", null, null);
        spin.visitCode();
        Label end = new Label();
        spin.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "interrupted", "()Z", false);
        spin.visitJumpInsn(Opcodes.IFNE, end);
        Label start = new Label();
        spin.visitLabel(start);
        spin.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Thread", "yield", "()V", false);
        spin.visitJumpInsn(Opcodes.GOTO, start);
        if (unreached) {
            spin.visitInsn(Opcodes.ACONST_NULL);
            spin.visitInsn(Opcodes.ATHROW);
        }
        spin.visitLabel(end);
        spin.visitInsn(Opcodes.RETURN);
        spin.visitMaxs(0, 0);
        spin.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
