package dev.turnstile.mutation;

import dev.turnstile.code.UserClasses;
import dev.turnstile.mutation.operator.Mutation;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;

/** Class files of the user's classes as a class loader finds them, each read once. */
final class Bytecode {
    private final ClassLoader loader;
    private final Map<String, Optional<byte[]>> files = new HashMap<>();

    Bytecode(ClassLoader loader) {
        this.loader = loader;
    }

    ClassLoader loader() {
        return loader;
    }

    /** The file of a class; empty if there is none, or if it is not asked for here. */
    Optional<byte[]> file(String internalName) {
        return files.computeIfAbsent(internalName, this::read);
    }

    private Optional<byte[]> read(String name) {
        if (!UserClasses.isUsers(name)) return Optional.empty();
        try (InputStream bytes = loader.getResourceAsStream(name + ".class")) {
            return bytes == null ? Optional.empty() : Optional.of(bytes.readAllBytes());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The file of a class that is there. */
    byte[] known(String internalName) {
        return file(internalName).orElseThrow();
    }

    /** A fresh tree of a class that is there. */
    ClassNode tree(String internalName) {
        return node(known(internalName));
    }

    /** The file of a class with one fault. */
    byte[] changed(Mutation mutation) {
        ClassNode type = tree(mutation.site().type());
        mutation.edit().accept(type);
        return written(type);
    }

    /** The file of a tree, with new frames. */
    byte[] written(ClassNode type) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return loader; // finds the common superclass of two classes, and initializes neither
            }
        };
        type.accept(writer);
        return writer.toByteArray();
    }

    /** A class as operators want it: with line numbers, without frames. */
    static ClassNode node(byte[] file) {
        ClassNode node = new ClassNode();
        new ClassReader(file).accept(node, ClassReader.SKIP_FRAMES);
        return node;
    }

    /** The internal names of all classes that the code, the members and the annotations of a class name. */
    static Set<String> named(byte[] file) {
        Set<String> names = new HashSet<>();
        Remapper recording = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                names.add(name);
                return name;
            }
        };
        new ClassReader(file).accept(new WithoutNeighbours(recording), ClassReader.SKIP_FRAMES);
        return names;
    }

    /** Leaves out the attributes that only say which classes lie in the same source file. */
    private static final class WithoutNeighbours extends ClassRemapper {
        WithoutNeighbours(Remapper remapper) {
            super(Opcodes.ASM9, new ClassNode(), remapper);
        }

        @Override
        public void visitInnerClass(String name, @Nullable String outerName, @Nullable String innerName, int access) {}

        @Override
        public void visitOuterClass(String owner, @Nullable String name, @Nullable String descriptor) {}

        @Override
        public void visitNestHost(String nestHost) {}

        @Override
        public void visitNestMember(String nestMember) {}
    }
}
