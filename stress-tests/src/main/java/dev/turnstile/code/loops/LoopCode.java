package dev.turnstile.code.loops;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Tells from bytecode whether the rounds of a loop may differ. A loop that carries no local variable from one round to the next does the
 * same in each round, as long as it reads the same values from memory. A loop that counts its rounds does not.
 */
public final class LoopCode {
    private final Map<String, @Nullable ClassNode> classes = new HashMap<>();
    private final Map<StackTraceElement, Boolean> known = new HashMap<>();

    /**
     * Returns whether the loops that begin at a place carry no local variable from one round to the next. Returns {@code false} if no loop
     * is found there, or if the code cannot be read.
     *
     * @param head the first line of the loop
     */
    public boolean carriesNothing(StackTraceElement head) {
        return known.computeIfAbsent(head, this::read);
    }

    private boolean read(StackTraceElement head) {
        ClassNode type = classes.computeIfAbsent(head.getClassName().replace('.', '/'), LoopCode::load);
        if (type == null || head.getLineNumber() <= 0) return false;
        List<MethodLoops.Loop> loops = new ArrayList<>();
        for (MethodNode method : type.methods) {
            if (method.name.equals(head.getMethodName()))
                loops.addAll(new MethodLoops(method).headedAt(head.getLineNumber()));
        }
        return !loops.isEmpty() && loops.stream().map(MethodLoops.Loop::carried).allMatch(BitSet::isEmpty);
    }

    private static @Nullable ClassNode load(String className) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (loader == null) loader = ClassLoader.getSystemClassLoader();
        try (InputStream bytes = loader.getResourceAsStream(className + ".class")) {
            if (bytes == null) return null;
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
            return node;
        } catch (IOException | IllegalArgumentException unreadable) {
            return null;
        }
    }
}
