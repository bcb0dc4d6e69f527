package dev.turnstile.support.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The ways to wait, and what they tell of one descriptor. */
enum Watching {
    SELECT {
        @Override
        Readiness open() throws IOException {
            return new SelectReadiness();
        }
    },
    POLL {
        @Override
        Readiness open() throws IOException {
            return new PollReadiness();
        }
    },
    EPOLL {
        @Override
        Readiness open() throws IOException {
            return new EpollReadiness();
        }
    },
    EDGE_EPOLL {
        @Override
        Readiness open() throws IOException {
            return new EdgeEpollReadiness();
        }
    };

    abstract Readiness open() throws IOException;

    /** Returns the readiness of a descriptor, if any, without a wait. */
    static int now(Readiness readiness, int descriptor) {
        return told(readiness, descriptor, 0);
    }

    /** Waits until some of these events are told of a descriptor. */
    static void until(Readiness readiness, int descriptor, int events) {
        int told = 0;
        while ((told & events) == 0) told = told(readiness, descriptor, -1);
    }

    private static int told(Readiness readiness, int descriptor, int millis) {
        AtomicInteger told = new AtomicInteger();
        try {
            readiness.await(millis, (which, events) -> {
                if (which == descriptor) told.set(events);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told.get();
    }
}
