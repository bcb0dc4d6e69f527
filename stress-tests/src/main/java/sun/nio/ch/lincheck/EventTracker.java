package sun.nio.ch.lincheck;

/** Stands in for a type of Lincheck's agent at compile time, see {@code package-info}. */
public interface EventTracker {}
