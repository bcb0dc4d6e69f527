package dev.turnstile.models.litmus;

/** The sequential publication. */
public final class PublicationModel implements Publication {
    private boolean published;

    @Override
    public void publish() {
        published = true;
    }

    @Override
    public int read() {
        return published ? DATUM : NOTHING_YET;
    }
}
