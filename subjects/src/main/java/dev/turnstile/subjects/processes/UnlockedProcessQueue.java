package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.ProcessQueueModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostElement;
import java.nio.file.Path;

/**
 * Loses elements between two takers: one reads an element's header, and before it reads the body another one takes that for the next
 * header. Neither has the element, and nobody will ever find the beginning of the next.
 *
 * <p>{@code [put(1); put(2)] take():throws | take():4}: the four is the length in the second header. Fixed by {@link
 * LockedProcessQueue}.
 */
@Subject(model = ProcessQueueModel.class)
@AcrossProcesses(keeps = {"elements", "bell", "lock", "ended"})
@Broken(
        fault = LostElement.class,
        because = "takers read a header and a body without a lock around both",
        fixedBy = LockedProcessQueue.class)
public class UnlockedProcessQueue extends LockedProcessQueue {
    public UnlockedProcessQueue(Path directory) {
        super(directory);
    }

    @Override
    public int take() {
        return takeNow(); // the fault: no lock
    }
}
