package dev.turnstile.engine.jcstress;

import dev.turnstile.engine.jcstress.source.Shape;

/**
 * The detail that jcstress needs, besides scenario and seed, to show a counterexample again.
 *
 * @param shape how the test held its subject
 * @param compilation index of the {@link Compilation} that showed it
 */
record ReplayDetail(Shape shape, int compilation) {
    static ReplayDetail parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) throw new IllegalArgumentException("not a shape and a compilation: " + text);
        return new ReplayDetail(Shape.valueOf(parts[0]), Integer.parseInt(parts[1]));
    }

    @Override
    public String toString() {
        return shape + "/" + compilation;
    }
}
