package dev.turnstile.mutation.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/** Makes mutants of classes, which the JVM verifies. */
final class Mutants {
    private Mutants() {}

    /** The mutations that an operator finds in a class. */
    static List<Mutation> of(MutationOperator operator, Class<?> type) {
        return new Numbered(operator).in(node(bytes(type)));
    }

    /** Returns the changes of all mutations of a class, each with the member that it is in. */
    static List<String> texts(MutationOperator operator, Class<?> type) {
        return of(operator, type).stream()
                .map(mutation -> mutation.site().member() + ": " + mutation.change())
                .toList();
    }

    /** An object of the class with the mutation that changes this. */
    static Running run(MutationOperator operator, Class<?> type, String change) {
        List<Mutation> mutations = of(operator, type).stream()
                .filter(mutation -> mutation.change().equals(change))
                .toList();
        if (mutations.size() != 1) throw new AssertionError(change + " is none of " + texts(operator, type));
        return run(mutations.get(0), type);
    }

    /** An object of the class with a mutation. */
    static Running run(Mutation mutation, Class<?> type) {
        byte[] mutant = mutant(mutation, bytes(type), type.getClassLoader());
        return Running.of(load(type.getName(), mutant, type.getClassLoader()));
    }

    /** The class with a mutation. */
    static byte[] mutant(Mutation mutation, byte[] original, ClassLoader loader) {
        ClassNode node = node(original);
        mutation.edit().accept(node);
        return write(node, loader);
    }

    static ClassNode node(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
        return node;
    }

    static byte[] write(ClassNode node, ClassLoader loader) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return loader;
            }
        };
        node.accept(writer);
        return writer.toByteArray();
    }

    /** Loads a class and verifies it. The other classes of its package are loaded anew, since some are not public. */
    static Class<?> load(String name, byte[] bytes, ClassLoader parent) {
        String ofPackage = name.substring(0, name.lastIndexOf('.') + 1);
        ClassLoader loader = new ClassLoader(parent) {
            @Override
            protected Class<?> loadClass(String other, boolean resolve) throws ClassNotFoundException {
                synchronized (getClassLoadingLock(other)) {
                    boolean inPackage = other.startsWith(ofPackage) && other.indexOf('.', ofPackage.length()) < 0;
                    if (!inPackage) return super.loadClass(other, resolve);
                    Class<?> loaded = findLoadedClass(other);
                    if (loaded != null) return loaded;
                    byte[] code = other.equals(name) ? bytes : bytes(other, parent);
                    return defineClass(other, code, 0, code.length);
                }
            }
        };
        try {
            Class<?> type = loader.loadClass(name);
            // HotSpot links a class, and so verifies it, before it tells of its methods.
            assertThat(type.getDeclaredMethods()).doesNotContainNull();
            return type;
        } catch (ClassNotFoundException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    static byte[] bytes(Class<?> type) {
        return bytes(type.getName(), type.getClassLoader());
    }

    private static byte[] bytes(String name, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new AssertionError("no class " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
