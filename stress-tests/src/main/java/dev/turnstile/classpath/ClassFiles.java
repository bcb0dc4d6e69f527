package dev.turnstile.classpath;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.Resource;
import io.github.classgraph.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The class files in some directories and jars, and which of them each names. */
public final class ClassFiles {
    private final Map<String, ClassFile> byName;
    private final String others;

    /** A class file's digest, and the binary names of all classes that it names. */
    private record ClassFile(String digest, List<String> named) {}

    private ClassFiles(Map<String, ClassFile> byName, String others) {
        this.byName = byName;
        this.others = others;
    }

    /**
     * Reads all files in some directories and jars.
     *
     * @throws UncheckedIOException if one cannot be read
     */
    public static ClassFiles in(Collection<Path> places) {
        if (places.isEmpty()) return new ClassFiles(Map.of(), "");
        Digest others = new Digest();
        Map<String, ClassFile> byName = new HashMap<>();
        try (ScanResult scan = new ClassGraph()
                .overrideClasspath(places)
                .ignoreClassVisibility()
                .enableInterClassDependencies()
                .scan()) {
            scan.getClassDependencyMap().forEach((type, named) -> {
                if (type.getResource() != null)
                    byName.put(type.getName(), new ClassFile(digest(type.getResource()), named.getNames()));
            });
            scan.getAllResources().stream()
                    .filter(file -> !file.getPath().endsWith(".class"))
                    .sorted(Comparator.comparing(Resource::getPath))
                    .forEach(file -> others.add(file.getPath()).add(digest(file)));
        }
        return new ClassFiles(byName, others.toString());
    }

    private static String digest(Resource file) {
        try (file) {
            return new Digest().add(file.load()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getPath(), e);
        }
    }

    /** Returns whether a class is among them. */
    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** Returns a digest of everything here. */
    public String digestOfAll() {
        return new Digest().add(digest(byName.keySet())).add(others).toString();
    }

    /** Returns a digest of all files that are no classes. */
    public String digestOfOthers() {
        return others;
    }

    /** Returns a digest of some classes and of all that they lead to, as far as those are here. */
    public String digest(Collection<String> roots) {
        Map<String, ClassFile> reached = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            String next = open.remove();
            ClassFile file = byName.get(next);
            if (file != null && reached.put(next, file) == null) open.addAll(file.named());
        }
        Digest digest = new Digest();
        reached.forEach((name, file) -> digest.add(name).add(file.digest()));
        return digest.toString();
    }
}
