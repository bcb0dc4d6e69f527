package dev.turnstile.worker;

import dev.turnstile.declaration.Programs;
import dev.turnstile.launch.JavaCommand;
import dev.turnstile.launch.Scratch;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a worker JVM is started. */
final class WorkerCommand {
    private static final List<String> OWN = List.of(
            "-XX:+ExitOnOutOfMemoryError", // a JVM without memory answers nothing that could be believed
            "-XX:+DisplayVMOutputToStderr", // which is read: there it says why it ends
            "-Xmx1g"); // of which a subject takes all before the machine feels it

    /** Some two fifths of what others get, where they want it: with much less a task would not end in time on a busy machine. */
    private static final List<String> NICE = List.of("nice", "-n", "4");

    private WorkerCommand() {}

    /**
     * Starts a worker that will connect to {@code port} and show {@code secret}.
     *
     * @param temporary where it puts what is temporary: an engine's library or a subject may leave something behind, above all when killed
     */
    static Process start(WorkerKind kind, int port, String secret, Path temporary) throws IOException {
        List<String> options = new ArrayList<>(OWN);
        options.add("-Djava.io.tmpdir=" + temporary);
        options.addAll(kind.jvmArguments());
        ProcessBuilder builder = JavaCommand.of(
                        Scratch.around(temporary),
                        options,
                        WorkerMain.class,
                        List.of(Integer.toString(port), kind.engineClass()))
                .redirectOutput(Redirect.DISCARD);
        if (kind.yielding() && Programs.isInstalled(NICE.get(0)))
            builder.command().addAll(0, NICE);
        for (Path classes : kind.classes())
            builder.environment()
                    .merge("CLASSPATH", classes.toString(), (known, more) -> known + File.pathSeparator + more);
        builder.environment().put(WorkerMain.SECRET, secret);
        return builder.start();
    }
}
