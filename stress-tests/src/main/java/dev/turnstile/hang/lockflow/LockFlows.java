package dev.turnstile.hang.lockflow;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** The lock flow of methods that threads are in. Reads each class once. */
public final class LockFlows {
    private final ClassLoader loader;
    private final Map<String, Optional<ClassNode>> classes = new HashMap<>();

    /** @param loader finds the class files */
    public LockFlows(ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns the flow of the method that a frame is in; empty where its code cannot be read or analysed. */
    public Optional<LockFlow> of(StackTraceElement frame) {
        ClassNode owner =
                classes.computeIfAbsent(frame.getClassName(), this::read).orElse(null);
        MethodNode method = owner == null ? null : method(owner, frame);
        if (owner == null || method == null) return Optional.empty();
        try {
            return Optional.of(new LockFlow(owner.name, method));
        } catch (AnalyzerException notAnalysed) {
            return Optional.empty();
        }
    }

    private static @Nullable MethodNode method(ClassNode owner, StackTraceElement element) {
        for (MethodNode method : owner.methods) {
            if (method.name.equals(element.getMethodName()) && hasLine(method, element.getLineNumber())) return method;
        }
        return null;
    }

    private static boolean hasLine(MethodNode method, int line) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number && number.line == line) return true;
        }
        return false;
    }

    private Optional<ClassNode> read(String name) {
        try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) return Optional.empty(); // made in memory
            ClassNode node = new ClassNode();
            new ClassReader(in).accept(node, ClassReader.EXPAND_FRAMES);
            return Optional.of(node);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // a class file from the future
        }
    }
}
