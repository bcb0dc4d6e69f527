package dev.turnstile.subjects.processes;

import dev.turnstile.models.processes.ChildProcessModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Leak;

/**
 * Leaves a zombie: it learns that its child has ended, and how, by a look that leaves the exit code where it is ({@code WNOWAIT}), and
 * never waits for it. The kernel keeps the child in the table of processes until the parent itself ends.
 *
 * <p>Shown by {@code start(false)}, then {@code close()}. Fixed by {@link ReapedChild}.
 */
@Subject(model = ChildProcessModel.class)
@Broken(fault = Leak.class, because = "a child that has ended is never waited for", fixedBy = ReapedChild.class)
public class UnreapedChild extends ReapedChild {
    @Override
    void reap(int pid) {} // the fault: nobody waits for it
}
