package dev.turnstile.support.workers;

import dev.turnstile.support.processes.ChildJvm;
import java.io.IOException;

/** The program of a worker process. It answers each line on its standard input with one on its standard output, and ends after the last. */
@FunctionalInterface
public interface WorkerProgram {
    /** A JVM, which runs any task on this JVM's class path. */
    WorkerProgram JVM = () -> ChildJvm.start(WorkerMain.class);

    /**
     * A shell, which only knows the tasks by which pools are judged. It starts in a few milliseconds where a JVM takes a hundred, so
     * that pools can be judged by many more runs.
     */
    WorkerProgram SHELL = () -> new ProcessBuilder("sh", "-c", """
                    while read -r attempt task argument; do
                      case "$attempt $task" in "1 "*KilledTask) kill -9 $$ ;; esac
                      echo done
                    done
                    """)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    /** @throws IOException if there can be no more processes */
    Process start() throws IOException;
}
