package dev.turnstile.subjects.processes;

import dev.turnstile.support.processes.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** A child process of a scene. It makes an instance of a subject on a directory and calls what it is told to: a line is an operation. */
public final class SubjectProcess implements AutoCloseable {
    private static final String PAUSED = "paused";
    private static final BufferedReader PARENT =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private final Process process;
    private final PrintWriter to;
    private final BufferedReader from;

    private SubjectProcess(Process process) {
        this.process = process;
        this.to = new PrintWriter(process.outputWriter(), true);
        this.from = process.inputReader();
    }

    /** Returns a child with an instance of {@code subject}. */
    public static SubjectProcess start(Class<?> subject, Path directory) {
        try {
            Process process = ChildJvm.start(SubjectProcess.class, subject.getName(), directory.toString());
            return new SubjectProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells it to begin an operation, given as its name and, if it has any, its arguments: {@code "add 0 1"}. */
    public void begin(String operation) {
        to.println(operation);
    }

    /** Returns the answer of the operation that was begun first, or its exception. */
    public String answer() {
        try {
            String line = from.readLine();
            if (line == null) throw new AssertionError("the child has ended");
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the answer of an operation. */
    public String call(String operation) {
        begin(operation);
        return answer();
    }

    /** Returns once it is in {@link #pause()}. */
    public void awaitPaused() {
        String line = answer();
        if (!line.equals(PAUSED)) throw new AssertionError("did not pause but answered " + line);
    }

    /** Ends its pause. */
    public void goOn() {
        to.println();
    }

    /** Kills it, wherever it is, and waits until nothing is left of it. */
    public void kill() {
        process.destroyForcibly();
        var _ = exitCode();
    }

    /** Lets it close its instance and waits until nothing is left of it. */
    public void end() {
        to.close();
        if (exitCode() != 0) throw new AssertionError("the child has failed");
    }

    /** Kills it if a scene has failed and left it alive. */
    @Override
    public void close() {
        kill();
    }

    private int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** For subjects in a child: waits until the scene tells them to go on. */
    public static void pause() {
        try {
            System.out.println(PAUSED);
            var _ = PARENT.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The child: makes an instance of the class named first on the directory named second. */
    public static void main(String[] args) throws Exception {
        Object subject = Class.forName(args[0]).getConstructor(Path.class).newInstance(Path.of(args[1]));
        for (String line = PARENT.readLine(); line != null; line = PARENT.readLine()) {
            System.out.println(outcome(subject, line.split(" ")));
        }
        if (subject instanceof AutoCloseable closeable) closeable.close();
    }

    private static String outcome(Object subject, String[] operation) throws IllegalAccessException {
        Method method = Arrays.stream(subject.getClass().getMethods())
                .filter(m -> m.getName().equals(operation[0]) && m.getParameterCount() == operation.length - 1)
                .findFirst()
                .orElseThrow();
        try {
            Object[] arguments =
                    Arrays.stream(operation).skip(1).map(Integer::valueOf).toArray();
            return String.valueOf(method.invoke(subject, arguments));
        } catch (InvocationTargetException e) {
            return e.getTargetException().getClass().getSimpleName();
        }
    }
}
