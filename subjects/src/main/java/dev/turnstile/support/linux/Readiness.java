package dev.turnstile.support.linux;

import java.io.IOException;

/**
 * Waits until something can be done with one of many descriptors. For one thread; only {@link #wake()} is for others.
 *
 * <p>What can be done is told in bits, and they are poll(2)'s.
 */
public interface Readiness extends AutoCloseable {
    /** Reading does not wait: something has come, or the end has, or somebody wants to come in. */
    int IN = 1;

    /** Writing does not wait. */
    int OUT = 4;

    /** The other side is gone: reading and writing do not wait either, and it is told whether asked for or not. */
    int GONE = 16;

    /** Is told about a descriptor with which something can be done. */
    interface Told {
        void ready(int descriptor, int events);
    }

    /**
     * Watches a descriptor.
     *
     * @throws IOException if it cannot be watched
     */
    void add(int descriptor, int events) throws IOException;

    /** From now on watches it for other events, or for none. */
    void change(int descriptor, int events) throws IOException;

    /** Watches it no more. To be called before it is closed. */
    void remove(int descriptor) throws IOException;

    /**
     * Waits until something can be done, or it is woken, or the time is up; also once in a while for no reason.
     *
     * @param millis the longest time to wait; negative for no limit
     */
    void await(int millis, Told told) throws IOException;

    /** Returns whether it tells again and again what can be done ("level-triggered"), or once when it becomes possible ("edge-triggered"). */
    boolean tellsAgain();

    /** Ends the wait of the thread that waits, or the next one. */
    void wake();

    @Override
    void close();
}
