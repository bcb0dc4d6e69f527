package dev.turnstile.hang;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** Reads, from the code of the methods that a thread is in, which locks they took on their way. */
final class LiveFrames {
    private final ClassLoader loader;
    private final Map<String, Optional<ClassNode>> classes = new HashMap<>();

    LiveFrames(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * The frames of code under test, outermost first.
     *
     * @param stack of the thread, innermost first
     * @param blocked whether the thread waits to enter a monitor
     */
    List<LiveFrame> of(StackTraceElement[] stack, boolean blocked) {
        List<LiveFrame> frames = new ArrayList<>();
        for (int i = UserCode.depth(stack, loader) - 1; i >= 0; i--) {
            if (UserCode.isPlatform(stack[i])) continue;
            frames.add(frame(stack[i], i == 0 ? null : stack[i - 1].getMethodName(), blocked && i == 0));
        }
        return frames;
    }

    /** How many of the innermost frames belong to the operation. */
    int depth(StackTraceElement[] stack) {
        return UserCode.depth(stack, loader);
    }

    private LiveFrame frame(StackTraceElement element, @Nullable String callee, boolean blocked) {
        try {
            ClassNode owner = classes.computeIfAbsent(element.getClassName(), this::read).orElse(null);
            MethodNode method = owner == null ? null : method(owner, element);
            if (owner != null && method != null) return frame(element, new LockFlow(owner.name, method), callee, blocked);
        } catch (AnalyzerException e) {
            // Code that cannot be analysed has frames without locks.
        }
        return new LiveFrame(element, List.of(), null);
    }

    private static LiveFrame frame(StackTraceElement element, LockFlow flow, @Nullable String callee, boolean blocked) {
        List<Integer> candidates = flow.instructionsOn(element.getLineNumber());
        for (int at : candidates) {
            AbstractInsnNode instruction = flow.instruction(at);
            if (blocked && instruction.getOpcode() == Opcodes.MONITORENTER) {
                return new LiveFrame(element, flow.heldBefore(at), flow.siteAt(at));
            }
            if (callee != null && instruction instanceof MethodInsnNode call && call.name.equals(callee)) {
                return new LiveFrame(element, withoutWaited(flow, at, callee), flow.siteAt(at));
            }
        }
        LockSite entry = flow.entrySite();
        if (blocked && entry != null) return new LiveFrame(element, List.of(), entry);
        return new LiveFrame(element, candidates.isEmpty() ? List.of() : flow.heldBefore(candidates.get(0)), null);
    }

    /** Object.wait gives the monitor back for as long as it waits. */
    private static List<LockSite> withoutWaited(LockFlow flow, int call, String callee) {
        List<LockSite> held = flow.heldBefore(call);
        if (!callee.equals("wait")) return held;
        Symbol waited = flow.receiver(call);
        return held.stream().filter(s -> !s.monitor() || !s.lock().equals(waited)).toList();
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
