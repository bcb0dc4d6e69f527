package dev.turnstile.subjects.servers;

/**
 * What is spoken with clients. Classes have a public constructor without parameters, since a transport may make one in another process.
 */
public interface Protocol {
    /** A conversation for a client that has just been let in. */
    Conversation open();
}
