package dev.turnstile.mutation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Gives the classes of one subject new names, which no class of another subject has: {@code my/Stack$Node} becomes
 * {@code my/Stack_7$Node}, and {@code my/Lock} becomes {@code my/Lock_7_of_my_Stack}.
 * Where they shared a source file with classes that keep their names, they leave it, and form one of their own with the subject.
 */
final class Renaming {
    private final String subject;
    private final Set<String> renamed;
    private final Set<String> nestmates;
    private final Map<String, String> names;

    /**
     * @param subject one of the classes
     * @param renamed the internal names of all
     * @param nestmates those of them that share a source file with the subject
     */
    Renaming(String subject, Collection<String> renamed, Collection<String> nestmates, String suffix) {
        this.subject = subject;
        this.renamed = Set.copyOf(renamed);
        this.nestmates = Set.copyOf(nestmates);
        List<String> shortestFirst =
                renamed.stream().sorted(Comparator.comparingInt(String::length)).toList();
        this.names = renamed.stream().collect(Collectors.toMap(UnaryOperator.identity(), name -> {
            String outermost = shortestFirst.stream()
                    .filter(other -> name.equals(other) || name.startsWith(other + "$"))
                    .findFirst()
                    .orElseThrow();
            return renamed(outermost, suffix) + name.substring(outermost.length());
        }));
    }

    /** Other subjects have copies of the same class: a parent of both, or a helper. */
    private String renamed(String outermost, String suffix) {
        return outermost + suffix + (outermost.equals(subject) ? "" : "_of_" + subject.replace('/', '_'));
    }

    /** The new name of a class. */
    String of(String internalName) {
        return names.getOrDefault(internalName, internalName);
    }

    /** The class under its new name. */
    byte[] apply(byte[] file) {
        ClassReader reader = new ClassReader(file);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(new Renamer(writer), 0);
        return writer.toByteArray();
    }

    private final class Renamer extends ClassRemapper {
        private String name = "";
        private boolean moved;

        Renamer(ClassWriter writer) {
            super(Opcodes.ASM9, writer, new Remapper(Opcodes.ASM9) {
                @Override
                public String map(String internalName) {
                    return of(internalName);
                }
            });
        }

        @Override
        public void visit(
                int version,
                int access,
                String internalName,
                @Nullable String signature,
                String superName,
                String @Nullable [] interfaces) {
            name = internalName;
            super.visit(version, access, internalName, signature, superName, interfaces);
        }

        @Override
        public void visitNestHost(String host) {
            moved = !renamed.contains(host);
            if (!moved) super.visitNestHost(host);
            else if (nestmates.contains(name)) super.visitNestHost(subject);
        }

        @Override
        public void visitNestMember(String member) {
            if (renamed.contains(member)) super.visitNestMember(member);
        }

        @Override
        public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
            if (renamed.contains(owner)) super.visitOuterClass(owner, method, descriptor);
        }

        @Override
        public void visitInnerClass(String inner, @Nullable String outer, @Nullable String simpleName, int access) {
            if (outer == null || renamed.contains(outer) == renamed.contains(inner))
                super.visitInnerClass(inner, outer, simpleName, access);
        }

        @Override
        public void visitEnd() {
            if (moved && name.equals(subject)) nestmates.forEach(super::visitNestMember);
            super.visitEnd();
        }
    }
}
