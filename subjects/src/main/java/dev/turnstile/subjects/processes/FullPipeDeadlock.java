package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.DuplexModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.BufferDeadlock;
import java.nio.file.Path;

/**
 * Both ends write their whole message before they read. It is longer than what a pipe holds, so both wait for room, which only the
 * other one's reading would make.
 *
 * <p>{@code exchange(LEFT, 1):never | exchange(RIGHT, 2):never}, every time. Fixed by {@link PiecewiseDuplex}.
 */
@Subject(model = DuplexModel.class)
@AcrossProcesses(keeps = {"to-left", "to-right", "lock"})
@Broken(
        fault = BufferDeadlock.class,
        because = "both ends write more than a pipe holds before they read",
        fixedBy = PiecewiseDuplex.class)
public class FullPipeDeadlock extends PiecewiseDuplex {
    public FullPipeDeadlock(Path directory) {
        super(directory, MESSAGE_BYTES); // the fault: a whole message at once
    }
}
