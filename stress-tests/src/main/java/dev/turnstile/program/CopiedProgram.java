package dev.turnstile.program;

/** A subject that runs a copy of a program. */
public abstract class CopiedProgram implements Run {
    private final Program program;

    /** @param text the program, serialized */
    protected CopiedProgram(String text) {
        program = (Program) LambdaText.read(text);
    }

    @Override
    public void run() throws Throwable {
        program.run();
    }
}
