package dev.turnstile.mutation.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.subjects.stock.SynchronizedStock;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.jctools.queues.MpmcArrayQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.tree.ClassNode;

/** Every mutation of much code: the JVM accepts the mutant, which is not the class as it was, and no other mutant either. */
class EveryMutantTest {
    @Test
    void operators_have_names_of_their_own() {
        assertThat(Operators.all())
                .extracting(MutationOperator::name)
                .hasSize(19)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)+"));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(
            classes = {
                SynchronizedStock.class,
                MpmcArrayQueue.class,
                ManyToOneConcurrentArrayQueue.class,
                com.google.common.cache.CacheBuilder.class
            })
    void a_mutant_is_valid_and_differs(Class<?> oneOfThem) throws Exception {
        Set<String> operators = new HashSet<>();
        for (byte[] type : classesBeside(oneOfThem)) check(type, operators);
        assertThat(operators).hasSizeGreaterThan(6);
    }

    private static void check(byte[] original, Set<String> operators) {
        ClassLoader loader = EveryMutantTest.class.getClassLoader();
        ClassNode node = Mutants.node(original);
        byte[] written = Mutants.write(node, loader);
        Set<ByteBuffer> different = new HashSet<>(Set.of(ByteBuffer.wrap(written)));
        Set<String> texts = new HashSet<>();
        for (MutationOperator operator : Operators.all()) {
            for (Mutation mutation : operator.in(node)) {
                String text = mutation.operator() + " " + mutation.site() + " " + mutation.change();
                byte[] mutant = Mutants.mutant(mutation, original, loader);
                assertThat(different.add(ByteBuffer.wrap(mutant))).as(text).isTrue();
                assertThat(texts.add(text)).as(text).isTrue();
                Class<?> loaded = Mutants.load(node.name.replace('/', '.'), mutant, loader);
                assertThat(loaded.getClassLoader()).isNotEqualTo(loader);
                operators.add(mutation.operator());
            }
        }
        assertThat(Mutants.write(node, loader)).as("%s is as it was", node.name).isEqualTo(written);
    }

    /** The classes of the jar or directory from which a class was loaded. */
    private static List<byte[]> classesBeside(Class<?> type) throws IOException, URISyntaxException {
        Path place =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) return classesIn(place);
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
            return classesIn(jar.getPath("/"));
        }
    }

    private static List<byte[]> classesIn(Path root) throws IOException {
        List<byte[]> classes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted().toList()) {
                boolean versioned = file.toString().contains("META-INF");
                boolean described = file.toString().endsWith("-info.class");
                if (file.toString().endsWith(".class") && !versioned && !described)
                    classes.add(Files.readAllBytes(file));
            }
        }
        return classes;
    }
}
