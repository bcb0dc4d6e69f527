package dev.turnstile.engine.lincheck.exploring.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.jetbrains.lincheck.jvm.agent.analysis.ControlFlowGraphAnalyzerKt;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

class HandlerRangesTest {
    @SuppressWarnings({"unused", "InfiniteLoopStatement", "WaitNotInLoop"})
    private static final class Waiting {
        static void forever(Object lock) {
            try {
                synchronized (lock) {
                    while (true) lock.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        static int once(Object lock) {
            try {
                synchronized (lock) {
                    lock.wait();
                }
                return 1;
            } catch (InterruptedException e) {
                return 2;
            } finally {
                Thread.yield();
            }
        }
    }

    @Test
    void lincheck_follows_a_loop_without_an_end_only_once_its_ranges_are_split() throws IOException {
        byte[] written = bytes(Waiting.class);
        assertThatThrownBy(() -> follow(written, "forever")).hasMessageContaining("Jump edge");
        assertThatCode(() -> follow(HandlerRanges.split(written), "forever")).doesNotThrowAnyException();
    }

    @Test
    void methods_that_lincheck_follows_stay_as_they_are() throws IOException {
        byte[] written = bytes(Waiting.class);
        assertThat(method(HandlerRanges.split(written), "once").tryCatchBlocks)
                .hasSameSizeAs(method(written, "once").tryCatchBlocks);
        assertThat(method(HandlerRanges.split(written), "forever").tryCatchBlocks)
                .hasSize(method(written, "forever").tryCatchBlocks.size() + 1);
    }

    @Test
    void the_instructions_stay_as_they_are() throws IOException {
        byte[] written = bytes(Waiting.class);
        for (String name : new String[] {"forever", "once"}) {
            assertThat(opcodes(HandlerRanges.split(written), name)).isEqualTo(opcodes(written, name));
        }
    }

    private static void follow(byte[] bytes, String method) {
        ControlFlowGraphAnalyzerKt.buildControlFlowGraph(node(bytes).name, method(bytes, method));
    }

    private static int[] opcodes(byte[] bytes, String method) {
        return Arrays.stream(method(bytes, method).instructions.toArray())
                .mapToInt(instruction -> instruction.getOpcode())
                .filter(opcode -> opcode >= 0)
                .toArray();
    }

    private static MethodNode method(byte[] bytes, String name) {
        return node(bytes).methods.stream()
                .filter(method -> method.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ClassNode node(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
        return node;
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(file))) {
            return in.readAllBytes();
        }
    }
}
