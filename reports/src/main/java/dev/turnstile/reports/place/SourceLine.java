package dev.turnstile.reports.place;

/**
 * A line of a source file.
 *
 * @param path relative to the project's root, with slashes
 * @param line counted from 1
 */
public record SourceLine(String path, int line) {}
