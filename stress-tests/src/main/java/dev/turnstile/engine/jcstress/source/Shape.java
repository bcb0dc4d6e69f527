package dev.turnstile.engine.jcstress.source;

/**
 * How a test's state holds its subject. Interleavings and store buffers do not care, but what a compiler reorders depends on it, nearly
 * all or nothing: hence more than one.
 */
public enum Shape {
    /** The state extends the subject, answers go into fields of their own types: shows missing publication best. */
    EXTENDS,
    /** The state holds the subject in a field, answers are boxed: shows what the other does not on some JDKs. */
    FIELD
}
