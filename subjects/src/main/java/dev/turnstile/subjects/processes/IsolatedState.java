package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.Isolation;
import dev.turnstile.models.processes.IsolationModel;
import dev.turnstile.spec.Subject;
import dev.turnstile.support.waiting.Interrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The child is a process, so what it changes is its own. Here the value is a variable of the environment, which the kernel copies for
 * each new process: the child adds to its copy and prints that.
 *
 * <p>The value is read once, when the child begins, so its answer is that of this instant. A shell takes a millisecond or two; a JVM
 * as the child would take fifty, for the same copy.
 */
@Subject(model = IsolationModel.class)
public class IsolatedState implements Isolation {
    private volatile int value;

    @Override
    public int childAdds(int delta) {
        ProcessBuilder child = new ProcessBuilder("sh", "-c", "value=$((value + $1)); echo $value", "sh", delta + "")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        child.environment().put("value", Integer.toString(value));
        try {
            return answer(child.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int answer(Process child) throws IOException {
        try {
            String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            child.waitFor();
            return Integer.parseInt(printed.strip());
        } catch (InterruptedException e) {
            child.destroyForcibly();
            throw new Interrupted();
        }
    }

    @Override
    public int value() {
        return value;
    }

    @Override
    public void set(int value) {
        this.value = value;
    }
}
