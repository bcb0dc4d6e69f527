package dev.turnstile.campaign.cache;

import dev.turnstile.classpath.ClassFiles;
import dev.turnstile.classpath.ClassPath;
import dev.turnstile.classpath.Digest;
import dev.turnstile.declaration.Declaration;
import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Digests of all that verdicts depend on. Of the directories of the class path, and of the jars with subjects, those classes count that a
 * subject, its contract or its model lead to. All other jars, all files that are no classes, and Turnstile count as a whole. Classes that
 * are named by reflection alone do not count.
 */
public final class Fingerprints {
    private final ClassFiles classes;
    private final String surroundings;

    private Fingerprints(ClassFiles classes, String surroundings) {
        this.classes = classes;
        this.surroundings = surroundings;
    }

    /**
     * Reads the class path of this JVM.
     *
     * @param subjects those that will be asked for
     */
    public static Fingerprints of(Collection<Declaration> subjects) {
        List<Path> classPath = ClassPath.files(Thread.currentThread().getContextClassLoader()).stream()
                .map(File::toPath)
                .filter(path -> path.toFile().exists())
                .toList();
        Set<Path> ofSubjects = subjects.stream()
                .flatMap(subject -> Stream.of(subject.subject(), subject.contract(), subject.model()))
                .flatMap(type -> ClassPath.place(type).stream())
                .collect(Collectors.toSet());
        return of(classPath, ofSubjects, ClassPath.place(Fingerprints.class).orElseThrow());
    }

    static Fingerprints of(List<Path> classPath, Set<Path> ofSubjects, Path turnstile) {
        Set<Path> open = new TreeSet<>();
        Digest surroundings = new Digest();
        for (Path place : classPath) {
            if (place.equals(turnstile)) continue;
            if (place.toFile().isDirectory() || ofSubjects.contains(place)) open.add(place);
            else surroundings.add(place.toFile());
        }
        ClassFiles classes = ClassFiles.in(open);
        surroundings.add(classes.digestOfOthers());
        surroundings.add(ClassFiles.in(List.of(turnstile)).digestOfAll());
        return new Fingerprints(classes, surroundings.toString());
    }

    /**
     * Returns the fingerprint of a subject; empty if its class is not on the class path, as a generated one is not.
     *
     * @param circumstances what else the verdict depends on, such as options
     */
    Optional<String> of(Declaration subject, String circumstances) {
        return of(roots(subject), circumstances);
    }

    /** Returns the fingerprint of some classes, the subject's first. */
    Optional<String> of(List<String> roots, String circumstances) {
        if (!classes.has(roots.get(0))) return Optional.empty();
        Digest all = new Digest();
        roots.forEach(all::add);
        return Optional.of(all.add(classes.digest(roots))
                .add(surroundings)
                .add(circumstances)
                .toString());
    }

    /** Returns a digest of all classes that some subjects depend on. */
    public String ofAll(Collection<Declaration> subjects) {
        List<String> roots =
                subjects.stream().flatMap(subject -> roots(subject).stream()).toList();
        return new Digest().add(classes.digest(roots)).add(surroundings).toString();
    }

    private static List<String> roots(Declaration subject) {
        return List.of(
                subject.subject().getName(),
                subject.contract().getName(),
                subject.model().getName());
    }
}
