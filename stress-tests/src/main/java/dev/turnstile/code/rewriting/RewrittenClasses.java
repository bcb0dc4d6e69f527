package dev.turnstile.code.rewriting;

import dev.turnstile.code.UserClasses;
import java.io.IOException;
import java.io.InputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;

/** The user's classes once more, under the same names, with changed code. All others are those that the parent knows. */
public abstract class RewrittenClasses extends ClassLoader {
    /** The package that the harness and the subject share. */
    private static final String SHARED = "dev.turnstile.spec.";

    /** The class that rewritten code calls, as bytecode has it. */
    public static final String WATCH_POINTS = UserClasses.name(WatchPoints.class);

    protected RewrittenClasses(ClassLoader parent) {
        super(parent);
    }

    /** Returns a visitor that changes the code of a class on its way to {@code next}. */
    protected abstract ClassVisitor rewriting(ClassVisitor next);

    /** Whether there is one of its own of this name. */
    final boolean isRewritten(String name) {
        return !name.startsWith(SHARED)
                && !name.equals(WatchPoints.class.getName())
                && UserClasses.isUsers(name.replace('.', '/'));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isRewritten(name)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (bytes == null) throw new ClassNotFoundException(name);
            ClassReader reader = new ClassReader(bytes);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(rewriting(writer), 0);
            byte[] code = writer.toByteArray();
            return defineClass(name, code, 0, code.length);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }
}
