package dev.turnstile.support.transport;

/**
 * The language of a server and its clients. Classes have a public constructor without parameters, since a transport may make one in
 * another process.
 */
public interface Protocol {
    /** Returns a conversation for a client that has just been let in. */
    Conversation open();
}
