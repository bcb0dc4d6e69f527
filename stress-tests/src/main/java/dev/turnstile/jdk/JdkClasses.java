package dev.turnstile.jdk;

import java.util.List;
import java.util.regex.Pattern;

/** Tells the JDK's classes from others by their names. */
public final class JdkClasses {
    /** The packages of its modules, documented or not. Some libraries live here too; they are no more the user's code than the JDK is. */
    private static final List<String> PACKAGES = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private static final List<String> CORE = List.of(
            "java/lang/", "java/util/concurrent/", "java/util/function/", "java/util/Objects.", "java/util/Optional");

    private static final Pattern COLLECTION = Pattern.compile(
            "java/util/\\w*(List|Map|Set|Deque|Queue|Collection|Collections|Iterator|Arrays|Entry)(\\$\\w+)?\\.");

    private JdkClasses() {}

    /**
     * Whether a class is one of them.
     *
     * @param className its binary name, or its name as bytecode has it: {@code java.lang.Thread}, {@code java/lang/Thread}
     */
    public static boolean isJdkClass(String className) {
        String name = className.replace('/', '.');
        for (String start : PACKAGES) if (name.startsWith(start)) return true; // asked at each step of an exploration
        return false;
    }

    /** Whether a class is one of {@code java.util.concurrent} or below, by its name as for {@link #isJdkClass}. */
    public static boolean isConcurrent(String className) {
        return className.replace('/', '.').startsWith("java.util.concurrent.");
    }

    /** Whether a place in the code is in one of them. */
    public static boolean isInJdk(StackTraceElement place) {
        return isJdkClass(place.getClassName());
    }

    /** Whether a class is one of the packages {@code java}, which are the same in every JDK: how its objects behave is known. */
    public static boolean isSpecified(Class<?> type) {
        return type.getName().startsWith("java.");
    }

    /**
     * Whether a call is one of a class whose use initializes nothing but small classes of its own kind: language, collections, concurrency.
     *
     * @param call as in bytecode: {@code java/util/HashMap.get(Ljava/lang/Object;)Ljava/lang/Object;}
     */
    public static boolean isCore(String call) {
        return CORE.stream().anyMatch(call::startsWith)
                || COLLECTION.matcher(call).lookingAt();
    }
}
