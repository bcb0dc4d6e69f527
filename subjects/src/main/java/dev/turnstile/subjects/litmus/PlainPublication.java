package dev.turnstile.subjects.litmus;

import static dev.turnstile.spec.Fault.VISIBILITY;

import dev.turnstile.models.litmus.Publication;
import dev.turnstile.models.litmus.PublicationModel;
import dev.turnstile.spec.Broken;
import dev.turnstile.spec.Subject;

/**
 * Shows the flag without the datum: nothing orders the two writes or the two reads, so the compiler may swap either pair, and a reader
 * finds the flag up and the datum still 0.
 *
 * <p>Two threads: {@code publish() | read():0}. Fixed by {@link VolatilePublication}.
 */
@Subject(model = PublicationModel.class)
@Broken(fault = VISIBILITY, because = "plain accesses may be reordered", fixedBy = VolatilePublication.class)
public class PlainPublication implements Publication {
    private int datum;
    private boolean ready;

    @Override
    public void publish() {
        datum = DATUM;
        ready = true;
    }

    @Override
    public int read() {
        return ready ? datum : NOTHING_YET;
    }
}
