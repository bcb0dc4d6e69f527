package dev.turnstile.program;

/** The model of every program: it ends, and throws nothing. */
public final class RunModel implements Run {
    /** A program that has not run. */
    public RunModel() {}

    @Override
    public void run() {}
}
