package dev.turnstile.subjects.litmus;

import dev.turnstile.models.litmus.Publication;
import dev.turnstile.models.litmus.PublicationModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.Faults.Visibility;

/**
 * Shows the flag without the datum. A reader first makes sure that the datum is sane, then looks at the flag, then at the datum again.
 * Nothing says that another thread may write between the two looks at the datum, so the compiler spares the second: the reader finds the
 * flag up and answers with the 0 that it saw before.
 *
 * <p>Two threads: {@code publish() | read():0}. Fixed by {@link VolatilePublication}.
 */
@Subject(model = PublicationModel.class)
@Broken(
        fault = Visibility.class,
        because = "nothing orders the plain reads of flag and datum",
        fixedBy = VolatilePublication.class)
public class PlainPublication implements Publication {
    private int datum;
    private boolean ready; // the fault: not volatile

    @Override
    public void publish() {
        datum = DATUM;
        ready = true;
    }

    @Override
    public int read() {
        if (datum < 0) throw new IllegalStateException("negative");
        return ready ? datum : NOTHING_YET;
    }
}
