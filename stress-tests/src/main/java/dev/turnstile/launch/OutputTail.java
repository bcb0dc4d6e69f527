package dev.turnstile.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes all that a process prints, so that it never blocks, and keeps the end of it. Left out is what a JVM says of variables of its
 * environment whose options it has taken: they may hold secrets.
 */
public final class OutputTail {
    private static final int KEPT_BYTES = 8 * 1024;

    private static final Pattern TAKEN_OPTIONS =
            Pattern.compile("(NOTE: )?Picked up (JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS): .*");

    private final byte[] ring = new byte[KEPT_BYTES];
    private long written;

    /** Reads to the end of the stream. */
    public void drain(InputStream in) {
        byte[] buffer = new byte[KEPT_BYTES];
        try (in) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) keep(buffer, n);
        } catch (IOException e) {
            // The process has gone; what was read is what there is.
        }
    }

    private synchronized void keep(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) ring[(int) (written++ % KEPT_BYTES)] = buffer[i];
    }

    /** Returns the kept output, without a first line that was cut. */
    public String text() {
        return kept().lines()
                .filter(line -> !TAKEN_OPTIONS.matcher(line).matches())
                .collect(Collectors.joining("\n"));
    }

    private synchronized String kept() {
        if (written <= KEPT_BYTES) return new String(ring, 0, (int) written, Charset.defaultCharset()).strip();
        int start = (int) (written % KEPT_BYTES);
        byte[] kept = Arrays.copyOf(Arrays.copyOfRange(ring, start, KEPT_BYTES), KEPT_BYTES);
        System.arraycopy(ring, 0, kept, KEPT_BYTES - start, start);
        String text = new String(kept, Charset.defaultCharset());
        return "…" + text.substring(text.indexOf('\n') + 1).strip();
    }
}
