package dev.turnstile.classpath;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.io.File;
import java.lang.annotation.Annotation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

/** Reads class paths without loading a class. */
public final class ClassPath {
    private ClassPath() {}

    /**
     * Returns the jars and directories that a class loader and its parents find classes in. Jars that only name others in their manifest are
     * followed.
     */
    public static List<File> files(ClassLoader loader) {
        return new ClassGraph().addClassLoader(loader).getClasspathFiles();
    }

    /** Returns the jar or the directory that a class was loaded from; empty if there is none. */
    public static Optional<Path> place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) return Optional.empty();
        try {
            return Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class loader names a place that is no URI", e);
        }
    }

    /** Returns binary names of the annotated classes in some packages and in all below them, sorted. */
    public static List<String> annotated(Class<? extends Annotation> annotation, String... packages) {
        return scan(new ClassGraph().acceptPackages(packages), annotation);
    }

    /** Returns binary names of the annotated classes in a jar or a directory of classes, sorted. */
    public static List<String> annotated(Class<? extends Annotation> annotation, Path place) {
        return scan(new ClassGraph().overrideClasspath(place), annotation);
    }

    private static List<String> scan(ClassGraph graph, Class<? extends Annotation> annotation) {
        // A class that is not public is found too: whoever asked will say what is wrong with it.
        try (ScanResult scan =
                graph.ignoreClassVisibility().enableAnnotationInfo().scan()) {
            return scan.getClassesWithAnnotation(annotation.getName()).getNames();
        }
    }
}
