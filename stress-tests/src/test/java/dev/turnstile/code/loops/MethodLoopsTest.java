package dev.turnstile.code.loops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

class MethodLoopsTest {
    /** Methods are static, so that local variables are numbered from 0. */
    @SuppressWarnings("unused")
    private static final class Loops {
        static void spins(boolean[] flag) {
            while (!flag[0]) Thread.onSpinWait();
        }

        static int counts(int most) {
            int rounds = 0;
            while (rounds < most) rounds++;
            return rounds;
        }

        static void writesAnew(int[] cell) {
            int seen;
            do {
                seen = cell[0];
            } while (seen == 0);
        }

        static int nested(int rows, int columns) {
            int sum = 0;
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    sum += row;
                }
            }
            return sum;
        }

        static int none(int value) {
            int copy = value;
            if (copy > 0) copy--;
            return copy;
        }

        static int caught(String[] texts) {
            int at = 0;
            while (true) {
                try {
                    return Integer.parseInt(texts[at]);
                } catch (NumberFormatException e) {
                    at++;
                }
            }
        }
    }

    @Test
    void a_loop_that_only_looks_carries_nothing() throws IOException {
        assertThat(carried("spins")).containsExactly("");
    }

    @Test
    void a_counter_is_carried_and_its_bound_is_not() throws IOException {
        assertThat(carried("counts")).containsExactly("rounds");
    }

    @Test
    void a_variable_that_each_round_writes_before_it_reads_it_is_not_carried() throws IOException {
        assertThat(carried("writesAnew")).containsExactly("");
    }

    @Test
    void an_inner_loop_carries_its_own_counter_and_the_outer_one_what_lives_on() throws IOException {
        assertThat(carried("nested")).containsExactlyInAnyOrder("row sum", "column sum");
    }

    @Test
    void a_method_without_a_jump_back_has_no_loop() throws IOException {
        assertThat(carried("none")).isEmpty();
    }

    @Test
    void a_round_may_begin_in_a_handler() throws IOException {
        assertThat(carried("caught")).containsExactly("at");
    }

    @Test
    void only_loops_headed_at_the_line_are_told() throws IOException {
        MethodNode method = method("counts");
        MethodLoops loops = new MethodLoops(method);
        assertThat(lines(method).stream().filter(line -> !loops.headedAt(line).isEmpty()))
                .hasSize(1)
                .allSatisfy(line -> assertThat(loops.headedAt(line)).allMatch(loop -> loop.line() == line));
        assertThat(loops.headedAt(1)).isEmpty();
    }

    /** Returns the names of the variables that each loop of a method carries. */
    private static List<String> carried(String name) throws IOException {
        MethodNode method = method(name);
        MethodLoops loops = new MethodLoops(method);
        List<String> carried = new ArrayList<>();
        for (int line : lines(method)) {
            for (MethodLoops.Loop loop : loops.headedAt(line)) {
                TreeSet<String> names = new TreeSet<>();
                loop.carried().stream().forEach(index -> names.add(nameOf(method, index)));
                carried.add(String.join(" ", names));
            }
        }
        return carried;
    }

    private static String nameOf(MethodNode method, int index) {
        return method.localVariables.stream()
                .filter(variable -> variable.index == index)
                .map((LocalVariableNode variable) -> variable.name)
                .findFirst()
                .orElseThrow();
    }

    private static Set<Integer> lines(MethodNode method) {
        Set<Integer> lines = new TreeSet<>();
        method.instructions.forEach(instruction -> {
            if (instruction instanceof LineNumberNode number) lines.add(number.line);
        });
        return lines;
    }

    private static MethodNode method(String name) throws IOException {
        ClassNode node = new ClassNode();
        String file = Loops.class.getName().replace('.', '/') + ".class";
        try (InputStream bytes =
                Objects.requireNonNull(Loops.class.getClassLoader().getResourceAsStream(file))) {
            new ClassReader(bytes).accept(node, 0);
        }
        return node.methods.stream()
                .filter(method -> method.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
