package dev.turnstile.campaign;

import dev.turnstile.spec.Subject;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.util.List;

/** Finds subjects on the class path. */
public final class SubjectDiscovery {
    private SubjectDiscovery() {}

    /** The classes annotated with {@link Subject} in some packages and in all below them, by name; none is initialised. */
    public static List<Class<?>> in(String... packages) {
        try (ScanResult scan = new ClassGraph()
                .acceptPackages(packages)
                .ignoreClassVisibility() // one that is not public is told so, not passed over
                .enableAnnotationInfo()
                .scan()) {
            List<Class<?>> found = List.copyOf(scan.getClassesWithAnnotation(Subject.class).loadClasses());
            if (!found.isEmpty()) return found;
        }
        throw new CampaignException(List.of("No class annotated with @Subject was found in " + String.join(", ", packages)
                + ". Remedy: annotate one, or check that its module is on this one's class path."));
    }
}
