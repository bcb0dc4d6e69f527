package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.MessagePipeModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.TornRead;
import java.nio.file.Path;

/**
 * Tears messages: each is longer than what goes into a pipe in one piece, and between two pieces of one writer there comes a piece of
 * another. The receiver gets the halves of two messages.
 *
 * <p>{@code send(1) | send(2)}, and then {@code receive()} finds ones and twos in one message. Fixed by {@link FramedPipe}.
 */
@Subject(model = MessagePipeModel.class)
@AcrossProcesses(keeps = {"messages", "lock"})
@Broken(
        fault = TornRead.class,
        because = "a message is written in pieces without a lock around them all",
        fixedBy = FramedPipe.class)
public class InterleavedPipe extends FramedPipe {
    public InterleavedPipe(Path directory) {
        super(directory);
    }

    @Override
    public void send(int message) {
        write(message); // the fault: no lock
    }
}
