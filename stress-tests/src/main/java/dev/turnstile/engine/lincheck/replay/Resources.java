package dev.turnstile.engine.lincheck.replay;

import dev.turnstile.engine.lincheck.usercode.SubjectGraph;
import dev.turnstile.evidence.Hang.Resource;
import dev.turnstile.hang.explain.TypeNames;
import dev.turnstile.jdk.JdkClasses;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The resources that threads hold or wait for, with names that a reader recognises: the subject's field, if one holds the resource. */
public final class Resources {
    private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();
    private final Map<String, Integer> nameless = new HashMap<>();

    /** @param subject the instance whose fields give the names */
    public Resources(Object subject) {
        new SubjectGraph(subject).forEach((path, object) -> names.putIfAbsent(core(object), path));
    }

    /** Its type, and its name. */
    public Resource describe(Object resource) {
        String type = resource.getClass().getName();
        String simple = TypeNames.simple(type);
        String name =
                names.computeIfAbsent(core(resource), r -> simple + "#" + nameless.merge(simple, 1, Integer::sum));
        return new Resource(type, name);
    }

    /** Whether two objects are one resource: a lock, its condition and what its waiters park on are. */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && core(one) == core(other);
    }

    /**
     * Returns the synchronizer behind a lock, condition, semaphore or latch of the JDK. This needs open packages ({@link
     * LincheckEngine#jvmArguments}); without them it returns the object itself.
     */
    private static Object core(Object object) {
        if (!JdkClasses.isConcurrent(object.getClass().getName())) return object;
        for (Class<?> c = object.getClass(); c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                boolean leads =
                        field.getName().equals("sync") || field.getName().equals("this$0");
                if (!leads || !field.trySetAccessible()) continue;
                try {
                    Object core = field.get(object);
                    if (core != null) return core;
                } catch (IllegalAccessException notOpened) {
                    return object;
                }
            }
        }
        return object;
    }
}
