package dev.turnstile.subjects.litmus;

import dev.turnstile.models.litmus.Publication;
import dev.turnstile.models.litmus.PublicationModel;
import dev.turnstile.spec.BenignRace;
import dev.turnstile.spec.Subject;

/**
 * The flag is volatile: its write releases what was written before it, and a read that sees it acquires that, so the datum must be read
 * anew behind it. The datum stays plain: only what was read behind the flag is answered.
 */
@Subject(model = PublicationModel.class)
@BenignRace(
        field = "datum",
        because = "what is read ahead of the flag is never answered, and every publication writes the same")
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
        if (datum < 0) throw new IllegalStateException("negative");
        return ready ? datum : NOTHING_YET;
    }
}
