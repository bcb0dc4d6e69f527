package dev.turnstile.support.workers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A worker process. It listens while it works, so it ends with its pool's process also in the middle of a task. */
final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] arguments) {
        OutputStream answers = System.out;
        System.setOut(System.err);
        ExecutorService worker =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        try {
            for (; ; ) {
                List<String> words = Line.read(System.in);
                worker.execute(() -> answer(answers, words));
            }
        } catch (IOException end) {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void answer(OutputStream answers, List<String> words) {
        Answer answer = run(Integer.parseInt(words.get(0)), words.get(1), words.get(2));
        try {
            Line.write(answers, answer.done() ? "done" : "failed", answer.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the pool is gone
        }
    }

    private static Answer run(int attempt, String task, String argument) {
        try {
            WorkerTask body = Class.forName(task)
                    .asSubclass(WorkerTask.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return new Answer(true, body.run(argument, attempt));
        } catch (Throwable thrown) {
            return new Answer(false, thrown.toString());
        }
    }
}
