package dev.turnstile.subjects.files;

import dev.turnstile.models.files.SharedLog;
import dev.turnstile.models.files.SharedLogModel;
import dev.turnstile.spec.AcrossProcesses;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.LostElement;
import java.nio.file.Path;
import java.util.List;

/**
 * Loses lines and tears them: two processes find the same end of the file, and one writes over the other's line, or takes it, half
 * written, for what somebody killed has left, and cuts it off.
 *
 * <p>Two processes: {@code append(1) | append(2)}, then {@code lines():[2]}. Fixed by {@link LockedSharedLog}.
 */
@Subject(model = SharedLogModel.class)
@Broken(
        fault = LostElement.class,
        because = "finding the end and writing there are two steps",
        fixedBy = LockedSharedLog.class)
@AcrossProcesses(keeps = LogFile.FILE)
public class UnlockedSharedLog implements SharedLog {
    private final LogFile log;

    public UnlockedSharedLog(Path directory) {
        log = new LogFile(directory);
    }

    @Override
    public void append(int line) {
        log.append(line); // the fault: no lock
    }

    @Override
    public List<Integer> lines() {
        return log.lines();
    }
}
