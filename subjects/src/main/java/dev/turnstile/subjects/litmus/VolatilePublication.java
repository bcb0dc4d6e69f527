package dev.turnstile.subjects.litmus;

import dev.turnstile.models.litmus.Publication;
import dev.turnstile.models.litmus.PublicationModel;
import dev.turnstile.spec.Subject;

/**
 * The flag is volatile: its write releases what was written before it, and a read that sees it acquires that. The datum stays plain, as
 * it is read only behind the flag.
 */
@Subject(model = PublicationModel.class)
public class VolatilePublication implements Publication {
    private int datum;
    private volatile boolean ready;

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
