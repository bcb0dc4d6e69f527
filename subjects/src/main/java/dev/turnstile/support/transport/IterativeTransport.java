package dev.turnstile.support.transport;

/**
 * One client at a time, served to its end by the thread that accepted it; the others wait in the kernel's queue, in the order in which
 * they came. There is nothing to share, and so nothing to go wrong between clients, but that each may keep the next one waiting.
 */
public class IterativeTransport extends BlockingTransport {
    public IterativeTransport() {}

    @Override
    protected Crew crew() {
        return new Crew(Crew.CALLER);
    }
}
