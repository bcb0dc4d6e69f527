package dev.turnstile.engine.lincheck.usercode;

import dev.turnstile.adapter.Adapts;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The code whose steps the reader sees: the reader's own code, and the code of a class that is checked as it is. */
public final class ShownCode {
    private final Set<String> adapted = new HashSet<>();

    /** A subject that nobody wrote, and that has no lines to show; {@code null} if somebody did. */
    private @Nullable String hidden;

    public ShownCode(Class<?> subject) {
        Adapts adapts = subject.getAnnotation(Adapts.class);
        if (adapts == null) return;
        hidden = subject.getName();
        add(adapts.value(), subject.getClassLoader());
    }

    private void add(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            addWithAbove(type);
            for (Class<?> nested : type.getDeclaredClasses()) addWithAbove(nested);
        } catch (ClassNotFoundException | LinkageError unknown) {
            // Then its steps stay hidden.
        }
    }

    private void addWithAbove(@Nullable Class<?> type) {
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) adapted.add(c.getName());
    }

    /** Whether a place is in it. */
    public boolean contains(StackTraceElement place) {
        return containsClass(place.getClassName());
    }

    /** Whether a class belongs to it. */
    public boolean containsClass(String className) {
        String name = className.replace('/', '.');
        if (name.equals(hidden)) return false;
        if (UserCode.isUsers(name)) return true;
        return adapted.stream().anyMatch(known -> name.equals(known) || name.startsWith(known + "$"));
    }
}
