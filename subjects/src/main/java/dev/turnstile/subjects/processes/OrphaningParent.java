package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.ChildProcessModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Leak;
import dev.turnstile.support.linux.Libc;

/**
 * Lets a daemon outlive its parent: it does not wait for one, as is right, but does not end it either. The child goes on as an orphan
 * (here for half a minute, so that a machine is not crowded by them).
 *
 * <p>Shown by {@code start(true)}, then {@code close()}. Fixed by {@link ReapedChild}.
 */
@Subject(model = ChildProcessModel.class)
@Broken(fault = Leak.class, because = "a daemon is not ended at the end of its parent", fixedBy = ReapedChild.class)
public class OrphaningParent extends ReapedChild {
    @Override
    public synchronized void close() {
        if (process == null || closed) return;
        closed = true;
        // the fault: a daemon is not terminated
        Libc.close(process.stdin());
        if (!daemon) awaitEnd();
    }
}
