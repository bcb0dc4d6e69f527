package dev.turnstile.code;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds the first line of a method's body. A {@code synchronized} method takes its lock there, and Lincheck knows no line for that. */
public final class FirstLine extends ClassVisitor {
    private final String method;
    private int line;

    private FirstLine(String method) {
        super(Opcodes.ASM9);
        this.method = method;
    }

    /** The line, or 0 where the class file does not say. Of overloads the first counts. */
    public static int of(String className, String method) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (loader == null) loader = ClassLoader.getSystemClassLoader();
        try (InputStream bytes = loader.getResourceAsStream(className.replace('.', '/') + ".class")) {
            if (bytes == null) return 0;
            FirstLine found = new FirstLine(method);
            new ClassReader(bytes).accept(found, ClassReader.SKIP_FRAMES);
            return found.line;
        } catch (IOException | IllegalArgumentException unreadable) {
            return 0;
        }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (line != 0 || !name.equals(method)) return null;
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitLineNumber(int number, Label start) {
                if (line == 0) line = number;
            }
        };
    }
}
