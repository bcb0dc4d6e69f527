package dev.turnstile.support.http;

import java.nio.ByteBuffer;

/**
 * A whole request.
 *
 * @param body read-only, empty if there is none
 */
public record Request(Head head, ByteBuffer body) {}
