package dev.turnstile.campaign.options;

import dev.turnstile.classpath.ClassPath;
import dev.turnstile.spec.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds subjects: classes annotated with {@link Subject}. None is initialised. */
public final class SubjectDiscovery {
    private SubjectDiscovery() {}

    /**
     * Those in some packages and in all below them, by name.
     *
     * @throws CampaignException if there are none
     */
    public static List<Class<?>> in(String... packages) {
        return load(ClassPath.annotated(Subject.class, packages), String.join(", ", packages));
    }

    /**
     * Those of the jar or the directory of classes that {@code neighbour} is from, by name.
     *
     * @throws CampaignException if there are none
     */
    public static List<Class<?>> beside(Class<?> neighbour) {
        Path place = ClassPath.place(neighbour)
                .orElseThrow(() ->
                        new CampaignException(List.of(neighbour.getName() + " is from no jar and no directory.")));
        return load(ClassPath.annotated(Subject.class, place), place.toString());
    }

    private static List<Class<?>> load(List<String> names, String place) {
        if (names.isEmpty())
            throw new CampaignException(List.of("No class annotated with @Subject was found in " + place
                    + ". Remedy: annotate one, or check that its module is on this one's class path."));
        List<Class<?>> found = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String name : names) {
            try {
                found.add(Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
            } catch (ClassNotFoundException | LinkageError e) {
                faults.add(name + " cannot be loaded: " + e);
            }
        }
        if (!faults.isEmpty()) throw new CampaignException(faults);
        return found;
    }
}
