package dev.turnstile.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.classpath.ClassDirectory;
import dev.turnstile.mutation.CopiedSubjects.Answers;
import dev.turnstile.mutation.operator.Mutation;
import dev.turnstile.mutation.operator.Mutation.Site;
import dev.turnstile.mutation.operator.MutationOperator;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

class MutantsTest {
    private static final List<Method> OPERATIONS = List.of(Answers.class.getMethods());

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(classes = {CopiedSubjects.Child.class, CopiedSubjects.Spy.class, CopiedSubjects.Known.class})
    void a_copy_does_what_the_original_does_without_touching_it(Class<? extends Answers> subject) throws Exception {
        Mutants mutants = Mutants.of(subject, OPERATIONS, List.of(unsynchronized()));
        ClassDirectory classes = new ClassDirectory(directory, getClass().getClassLoader());
        Class<?> copy = load(mutants.writeOriginal(classes));
        assertThat(copy.getName()).contains("_copy", subject.getSimpleName());
        assertThat(answers(copy)).isEqualTo(answers(subject));
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.contains("_copy"));
        }
    }

    @Test
    void a_mutant_has_its_fault_and_nothing_else() throws Exception {
        Mutants mutants = Mutants.of(CopiedSubjects.Child.class, OPERATIONS, List.of(unsynchronized()));
        assertThat(mutants.mutations())
                .extracting(Mutation::site)
                .containsExactly(new Site(CopiedSubjects.Parent.class.getName().replace('.', '/'), "next", "()I", 0));
        assertThat(mutants.unreached()).isEqualTo(2);
        ClassDirectory classes = new ClassDirectory(directory, getClass().getClassLoader());
        Class<?> mutant = load(mutants.write(0, classes));
        assertThat(isSynchronized(mutant, "next")).isFalse();
        assertThat(isSynchronized(load(mutants.writeOriginal(classes)), "next")).isTrue();
        assertThat(answers(mutant)).isEqualTo(answers(CopiedSubjects.Child.class));
    }

    @Test
    void two_subjects_do_not_share_the_copy_of_a_class() throws Exception {
        ClassDirectory classes = new ClassDirectory(directory, getClass().getClassLoader());
        Class<?> one = load(mutants(CopiedSubjects.Child.class).writeOriginal(classes));
        Class<?> other = load(mutants(CopiedSubjects.Sibling.class).writeOriginal(classes));
        assertThat(one.getSuperclass().getName())
                .isNotEqualTo(other.getSuperclass().getName());
    }

    private static Mutants mutants(Class<?> subject) {
        return Mutants.of(subject, OPERATIONS, List.of(unsynchronized()));
    }

    @Test
    void changes_to_the_same_bytecode_are_left_out() {
        MutationOperator nothing = operator("nothing", (type, method) -> {});
        Mutants mutants =
                Mutants.of(CopiedSubjects.Spy.class, OPERATIONS, List.of(nothing, unsynchronized(), unsynchronized()));
        assertThat(mutants.mutations()).extracting(Mutation::operator).containsExactly("unsynchronized");
        assertThat(mutants.same()).isEqualTo(2);
    }

    @Test
    void code_that_is_called_by_others_counts_as_reached() {
        assertThat(Mutants.of(CopiedSubjects.Child.class, OPERATIONS, List.of(longer()))
                        .mutations())
                .extracting(mutation -> mutation.site().member())
                .contains("getAsInt", "value", "twice", "answer", "next")
                .doesNotContain("unused")
                .anyMatch(name -> name.startsWith("lambda$"));
    }

    interface Steps {
        int fast();

        int slow();

        int both();
    }

    static class Interruptible implements Steps {
        private int n;

        @Override
        public int fast() {
            return shared();
        }

        @Override
        public int slow() {
            try {
                Thread.sleep(1);
                return own();
            } catch (InterruptedException e) {
                return afterwards();
            } finally {
                if (Thread.currentThread().isInterrupted()) asked();
            }
        }

        @Override
        public int both() {
            return shared() + own();
        }

        private int shared() {
            return n++;
        }

        private int own() {
            return n--;
        }

        private int afterwards() {
            return -1;
        }

        private void asked() {
            n = 0;
        }
    }

    static class Interrupting extends Interruptible {
        @Override
        public int fast() {
            Thread.currentThread().interrupt();
            return super.fast();
        }
    }

    @Test
    void code_that_only_an_interruption_leads_to_is_reached_where_somebody_interrupts() {
        assertThat(members(Interruptible.class)).contains("own", "shared").doesNotContain("afterwards", "asked");
        assertThat(members(Interrupting.class)).contains("own", "shared", "afterwards", "asked");
    }

    @Test
    void the_operations_are_known_that_run_the_changed_code() {
        Mutants mutants = Mutants.of(Interruptible.class, List.of(Steps.class.getMethods()), List.of(longer()));
        Map<String, List<String>> operations = new HashMap<>();
        for (int i = 0; i < mutants.mutations().size(); i++)
            operations.put(mutants.mutations().get(i).site().member(), mutants.operations(i));
        assertThat(operations)
                .containsEntry("shared", List.of("both", "fast"))
                .containsEntry("own", List.of("both", "slow"))
                .containsEntry("slow", List.of("slow"))
                .containsEntry("<init>", List.of()); // each instance runs it
    }

    private static List<String> members(Class<?> subject) {
        return Mutants.of(subject, List.of(Steps.class.getMethods()), List.of(longer())).mutations().stream()
                .map(mutation -> mutation.site().member())
                .toList();
    }

    /** Changes each method. */
    private static MutationOperator longer() {
        return new MutationOperator() {
            @Override
            public String name() {
                return "longer";
            }

            @Override
            public List<Mutation> in(ClassNode type) {
                return type.methods.stream()
                        .map(method -> mutation(
                                name(), type, method, (t, m) -> m.instructions.insert(new InsnNode(Opcodes.NOP))))
                        .toList();
            }
        };
    }

    private Class<?> load(String name) throws IOException, ClassNotFoundException {
        URL[] urls = Stream.concat(
                        Stream.of(directory.toUri().toURL()),
                        Stream.of(MutantsTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()))
                .toArray(URL[]::new);
        ClassLoader parent = getClass().getClassLoader();
        // One loader for all classes of the package, as in a worker; but the interface is that of this test.
        return new URLClassLoader(urls, null) {
            @Override
            protected Class<?> loadClass(String type, boolean resolve) throws ClassNotFoundException {
                return type.startsWith("dev.turnstile.mutation.CopiedSubjects") && !type.endsWith("$Answers")
                        ? own(type)
                        : parent.loadClass(type);
            }

            private synchronized Class<?> own(String type) throws ClassNotFoundException {
                Class<?> known = findLoadedClass(type);
                return known == null ? findClass(type) : known;
            }
        }.loadClass(name);
    }

    private static List<Integer> answers(Class<?> subject) throws ReflectiveOperationException {
        Answers instance = (Answers) subject.getConstructor().newInstance();
        return List.of(instance.answer(), instance.answer(), instance.answer());
    }

    private static boolean isSynchronized(Class<?> type, String method) throws NoSuchMethodException {
        return Modifier.isSynchronized(
                type.getSuperclass().getDeclaredMethod(method).getModifiers());
    }

    private interface Change {
        void to(ClassNode type, MethodNode method);
    }

    private static MutationOperator unsynchronized() {
        return operator("unsynchronized", (type, method) -> method.access &= ~Opcodes.ACC_SYNCHRONIZED);
    }

    private static MutationOperator operator(String name, Change change) {
        return new MutationOperator() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Mutation> in(ClassNode type) {
                return type.methods.stream()
                        .filter(method -> (method.access & Opcodes.ACC_SYNCHRONIZED) != 0)
                        .map(method -> mutation(name, type, method, change))
                        .toList();
            }
        };
    }

    private static Mutation mutation(String operator, ClassNode type, MethodNode method, Change change) {
        Site site = new Site(type.name, method.name, method.desc, 0);
        return new Mutation(
                operator,
                site,
                "something is different",
                "nothing",
                copy -> copy.methods.stream()
                        .filter(other -> other.name.equals(method.name) && other.desc.equals(method.desc))
                        .forEach(other -> change.to(copy, other)));
    }
}
