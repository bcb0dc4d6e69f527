package dev.turnstile.classpath;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.io.File;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.List;

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
