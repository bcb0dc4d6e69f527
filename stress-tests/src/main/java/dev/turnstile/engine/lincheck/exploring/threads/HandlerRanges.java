package dev.turnstile.engine.lincheck.exploring.threads;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.lincheck.jvm.agent.InstrumentationMode;
import org.jetbrains.lincheck.jvm.agent.LincheckClassFileTransformer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Splits each exception handler's range that goes on into the handler itself. For {@code synchronized (lock) { while (true) lock.wait(); }}
 * javac writes one range for the body and the handler, since nothing lies between them. Lincheck takes any range with its own handler inside
 * for the handler's protection of itself, and leaves it out. Then nothing leads to the handler, Lincheck cannot tell where the loop before it
 * ends, and leaves the whole class as it is. Two ranges for the same handler mean the same to the JVM.
 *
 * <p>Works on a class before Lincheck does, so it has to be registered before it.
 */
final class HandlerRanges implements ClassFileTransformer {
    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> old,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (name == null || !isInstrumented(name.replace('/', '.'))) return null;
        ClassReader reader = new ClassReader(bytes);
        return isAnyIntoItsHandler(reader) ? split(reader) : null;
    }

    private static boolean isInstrumented(String name) {
        return LincheckClassFileTransformer.INSTANCE.shouldTransform(name, InstrumentationMode.MODEL_CHECKING);
    }

    /** Returns the same class with split ranges. */
    static byte[] split(byte[] bytes) {
        return split(new ClassReader(bytes));
    }

    private static byte[] split(ClassReader reader) {
        return RewrittenMethods.of(reader, HandlerRanges::split);
    }

    private static void split(MethodNode method) {
        List<TryCatchBlockNode> blocks = new ArrayList<>();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            int handler = method.instructions.indexOf(block.handler);
            if (method.instructions.indexOf(block.start) < handler
                    && handler < method.instructions.indexOf(block.end)) {
                blocks.add(new TryCatchBlockNode(block.start, block.handler, block.handler, block.type));
                blocks.add(new TryCatchBlockNode(block.handler, block.end, block.handler, block.type));
            } else {
                blocks.add(block);
            }
        }
        method.tryCatchBlocks = blocks;
    }

    private static boolean isAnyIntoItsHandler(ClassReader reader) {
        boolean[] any = new boolean[1];
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String method,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        return new Ranges() {
                            @Override
                            public void visitEnd() {
                                any[0] |= isAnyIntoItsHandler();
                            }
                        };
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return any[0];
    }

    /** The ranges of one method, and the order of its labels. */
    private static class Ranges extends MethodVisitor {
        private record Range(Label start, Label end, Label handler) {}

        private final List<Range> ranges = new ArrayList<>();
        private final Map<Label, Integer> places = new HashMap<>();

        Ranges() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            ranges.add(new Range(start, end, handler));
        }

        @Override
        public void visitLabel(Label label) {
            if (!ranges.isEmpty()) places.put(label, places.size());
        }

        boolean isAnyIntoItsHandler() {
            return ranges.stream()
                    .anyMatch(range -> place(range.start()) < place(range.handler())
                            && place(range.handler()) < place(range.end()));
        }

        private int place(Label label) {
            return places.getOrDefault(label, -1);
        }
    }
}
