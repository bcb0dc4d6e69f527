package dev.turnstile.worker;

import dev.turnstile.engine.Progress;
import java.io.IOException;

/** Tells the parent a few times a second whether the engine got on; cheap for the engine, however often it says so. */
final class Pulse implements Progress {
    private static final long PERIOD_MILLIS = 200;

    private final Channel channel;
    private volatile String activity = "starting";
    private volatile boolean gotOn;

    Pulse(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void at(String activity) {
        this.activity = activity;
        goesOn();
    }

    @Override
    public void goesOn() {
        if (!gotOn) gotOn = true; // a plain read is cheaper than a volatile write in a hot loop
    }

    /** Runs until the JVM ends. */
    void run() {
        while (true) {
            try {
                Thread.sleep(PERIOD_MILLIS);
                if (!gotOn) continue;
                gotOn = false;
                channel.send(new Message.Alive(activity));
            } catch (InterruptedException | OutOfMemoryError e) {
                // A subject's doing: the next beat may get through.
            } catch (IOException e) {
                return; // the parent has gone; the reader of the channel handles that
            }
        }
    }
}
