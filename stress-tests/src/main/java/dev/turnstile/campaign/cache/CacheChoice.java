package dev.turnstile.campaign.cache;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Whether earlier verdicts are taken, and where they are.
 *
 * @param use what is done with the directory
 * @param directory where they are; CI may keep it from job to job
 */
public record CacheChoice(Use use, Path directory) {
    /** Every subject is checked. */
    public static final CacheChoice OFF = new CacheChoice(Use.OFF, Path.of(""));

    /** The use of the directory. */
    public enum Use {
        /** Nothing. */
        OFF,
        /** Verdicts are taken from there. */
        READ,
        /** Verdicts are taken from there, and those that the gate lets through are put there. */
        WRITE;

        /**
         * Reads the name in lower case.
         *
         * @throws IllegalArgumentException if there is no such name
         */
        public static Use parse(String name) {
            for (Use use : values()) if (use.name().toLowerCase(Locale.ROOT).equals(name)) return use;
            throw new IllegalArgumentException(
                    "turnstile.cache=" + name + " is not known. It is off, read or write (which also reads).");
        }
    }
}
