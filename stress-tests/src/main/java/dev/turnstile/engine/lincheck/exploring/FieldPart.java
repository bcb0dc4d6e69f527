package dev.turnstile.engine.lincheck.exploring;

/**
 * A field as a part of a location.
 *
 * @param declaringClass the binary name of the class that declares it
 * @param name its name
 */
public record FieldPart(String declaringClass, String name) {
    /** {@code Counter.n}, with the class's simple name. */
    @Override
    public String toString() {
        String simple = declaringClass.substring(
                Math.max(declaringClass.lastIndexOf('.'), declaringClass.lastIndexOf('$')) + 1);
        return simple + "." + name;
    }
}
