package dev.turnstile.engine.lincheck.exploring.calls;

import org.jspecify.annotations.Nullable;

/**
 * A field as a part of a location.
 *
 * @param declaringClass the binary name of the class that declares it
 * @param name its name
 */
public record FieldPart(String declaringClass, String name) {
    // Called at every access. The generated methods cost several percent of all time, since C1 does not inline their
    // method handles.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof FieldPart field
                        && field.name.equals(name)
                        && field.declaringClass.equals(declaringClass);
    }

    @Override
    public int hashCode() {
        return 31 * declaringClass.hashCode() + name.hashCode();
    }

    /** {@code Counter.n}, with the class's simple name. */
    @Override
    public String toString() {
        String simple = declaringClass.substring(
                Math.max(declaringClass.lastIndexOf('.'), declaringClass.lastIndexOf('$')) + 1);
        return simple + "." + name;
    }
}
