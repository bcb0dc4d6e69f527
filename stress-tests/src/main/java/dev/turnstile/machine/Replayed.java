package dev.turnstile.machine;

/**
 * A model each step of which takes far longer than one of a plain class: it makes an instance of a subject and repeats the calls so far, each
 * on a thread of its own.
 */
public interface Replayed {}
