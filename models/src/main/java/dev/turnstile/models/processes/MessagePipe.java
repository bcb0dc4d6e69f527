package dev.turnstile.models.processes;

import net.jqwik.api.constraints.IntRange;

/** A half-duplex pipe: messages go one way, each to one of those who receive, in the order in which they were sent. */
public interface MessagePipe {
    /** The number of messages that a pipe holds: 65536 bytes (pipe(7)), at {@value #MESSAGE_BYTES} bytes each. */
    int CAPACITY = 8;

    /** The length of a message on its way: more than what the kernel writes in one go for sure ({@code PIPE_BUF}, 4096). */
    int MESSAGE_BYTES = 8192;

    /** Sends; waits while the pipe is full. */
    void send(@IntRange(min = 1, max = 2) int message);

    /** Takes the oldest message; waits while there is none. */
    int receive();
}
