package dev.turnstile.classpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for class files that workers have on their class path. */
public final class ClassDirectory {
    private final Path directory;
    private final URLClassLoader loader;

    /**
     * @param directory where class files go
     * @param parent knows the classes that those in it use
     */
    public ClassDirectory(Path directory, ClassLoader parent) {
        this.directory = directory;
        try {
            Files.createDirectories(directory); // loaders take what is not there for a jar
            this.loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, parent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a name for a class in the package of another one, made from any text: {@code my/tests/two_threads_add}. */
    public static String internalName(String inPackage, String text) {
        String identifier = text.replaceAll("[^\\p{javaJavaIdentifierPart}]+", "_");
        if (identifier.isEmpty() || !Character.isJavaIdentifierStart(identifier.charAt(0)))
            identifier = "_" + identifier;
        return (inPackage.isEmpty() ? identifier : inPackage + "." + identifier).replace('.', '/');
    }

    /** Whether there is a class of this internal name. */
    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /** Adds a class. */
    public void add(String name, byte[] code) {
        try {
            Files.createDirectories(file(name).getParent());
            Files.write(file(name), code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads a class that has been added. */
    public Class<?> load(String name) {
        try {
            return loader.loadClass(name.replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(String name) {
        return directory.resolve(name + ".class");
    }
}
