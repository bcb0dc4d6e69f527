package dev.turnstile.hang.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of classes as a reader knows them. */
public final class TypeNames {
    /** The last part of a name; an anonymous class has a number for it, and is told by the class that it stands in. */
    private static final Pattern LAST = Pattern.compile("(?:[^.$]+\\$)?\\d+(?:\\$\\d+)*$|[^.$]+$");

    /** A class that is local to a method has a number before its name. */
    private static final Pattern LOCAL = Pattern.compile("^\\d+(?=\\D)");

    private TypeNames() {}

    /**
     * Returns the name of a class without its package and the classes around it: {@code Node} of {@code list.Stack$Node}, and
     * {@code Stack$1} of {@code list.Stack$1}, which is anonymous.
     *
     * @param binaryName as {@link Class#getName()} has it
     */
    public static String simple(String binaryName) {
        Matcher last = LAST.matcher(binaryName);
        if (!last.find()) return binaryName;
        return last.group().contains("$")
                ? last.group()
                : LOCAL.matcher(last.group()).replaceFirst("");
    }
}
