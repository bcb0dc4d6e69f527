package dev.turnstile.support.linux;

import java.io.IOException;

/**
 * By epoll(7), edge-triggered: the kernel tells that something can be done when it becomes possible, not that it still is. The caller
 * must remember that until a call says that it would have to wait; only then can it become possible again.
 */
public class EdgeEpollReadiness extends EpollReadiness {
    private static final int EPOLLET = 1 << 31;

    public EdgeEpollReadiness() throws IOException {}

    /** Watches it for everything, once and for all. */
    @Override
    public void add(int descriptor, int events) throws IOException {
        super.add(descriptor, IN | OUT | EPOLLET);
    }

    /** Does nothing: nobody is disturbed by what is told once. */
    @Override
    public void change(int descriptor, int events) {}

    @Override
    public boolean tellsAgain() {
        return false;
    }
}
