package dev.turnstile.subjects.litmus;

import dev.turnstile.models.litmus.Publication;
import dev.turnstile.models.litmus.PublicationModel;
import dev.turnstile.spec.Subject;
import java.util.concurrent.atomic.AtomicBoolean;

/** Release and acquire on the flag are all that message passing needs: neither the two writes nor the two reads may be swapped. */
@Subject(model = PublicationModel.class)
public class ReleaseAcquirePublication implements Publication {
    private final AtomicBoolean ready = new AtomicBoolean();
    private int datum;

    @Override
    public void publish() {
        datum = DATUM;
        ready.setRelease(true);
    }

    @Override
    public int read() {
        return ready.getAcquire() ? datum : NOTHING_YET;
    }
}
