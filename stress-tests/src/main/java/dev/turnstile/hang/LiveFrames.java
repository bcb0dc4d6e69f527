package dev.turnstile.hang;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
     * @param blocked where the thread waits to enter a monitor: which monitors it may be; else {@code null}
     */
    List<LiveFrame> of(StackTraceElement[] stack, @Nullable Predicate<LockSite> blocked) {
        List<LiveFrame> frames = new ArrayList<>();
        for (int i = depth(stack) - 1; i >= 0; i--) {
            if (OperationFrames.isPlatform(stack[i])) continue;
            frames.add(frame(stack[i], i == 0 ? null : stack[i - 1].getMethodName(), i == 0 ? blocked : null));
        }
        return frames;
    }

    /** How many of the innermost frames belong to the operation. */
    int depth(StackTraceElement[] stack) {
        return OperationFrames.depth(stack, loader);
    }

    private LiveFrame frame(StackTraceElement element, @Nullable String callee, @Nullable Predicate<LockSite> blocked) {
        try {
            ClassNode owner =
                    classes.computeIfAbsent(element.getClassName(), this::read).orElse(null);
            MethodNode method = owner == null ? null : method(owner, element);
            if (owner != null && method != null) {
                LockFlow flow = new LockFlow(owner.name, method);
                return blocked == null ? calling(element, flow, callee) : entering(element, flow, blocked);
            }
        } catch (AnalyzerException e) {
            // Code that cannot be analysed has frames without locks.
        }
        return new LiveFrame(element, element.getLineNumber(), List.of(), null);
    }

    private static LiveFrame calling(StackTraceElement element, LockFlow flow, @Nullable String callee) {
        int line = element.getLineNumber();
        List<Integer> instructions = flow.instructionsOn(line);
        for (int at : instructions) {
            if (callee != null && flow.instruction(at) instanceof MethodInsnNode call && call.name.equals(callee)) {
                return new LiveFrame(element, line, withoutWaited(flow, at, callee), flow.siteAt(at));
            }
        }
        return new LiveFrame(
                element, line, instructions.isEmpty() ? List.of() : flow.heldBefore(instructions.get(0)), null);
    }

    /** The interpreter steps over monitorenter before it waits, so the frame may be one instruction, and so a line, ahead. */
    private static LiveFrame entering(StackTraceElement element, LockFlow flow, Predicate<LockSite> blocked) {
        List<Integer> instructions = new ArrayList<>(flow.instructionsOn(element.getLineNumber()));
        if (!instructions.isEmpty()) instructions.add(flow.before(instructions.get(0)));
        instructions.removeIf(at -> at < 0 || flow.instruction(at).getOpcode() != Opcodes.MONITORENTER);
        for (int at : instructions) {
            LockSite site = flow.siteAt(at);
            if (site != null && blocked.test(site))
                return new LiveFrame(element, site.line(), flow.heldBefore(at), site);
        }
        return new LiveFrame(element, element.getLineNumber(), List.of(), flow.entrySite());
    }

    /** Object.wait gives the monitor back for as long as it waits. */
    private static List<LockSite> withoutWaited(LockFlow flow, int call, String callee) {
        List<LockSite> held = flow.heldBefore(call);
        if (!callee.equals("wait")) return held;
        Symbol waited = flow.receiver(call);
        return held.stream()
                .filter(s -> !s.monitor() || !s.lock().equals(waited))
                .toList();
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
