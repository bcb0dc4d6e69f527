package dev.turnstile.support.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The content of a cache. If there is no room, the least recently used value goes first.
 *
 * <p>For any number of threads: each operation holds one lock from its first look to its last change, so that a check and the action
 * after it are one step. A value that was handed out never changes; a change replaces it.
 */
public final class CacheStore {
    /** Entries without a time to expire. */
    static final long NEVER = Long.MAX_VALUE;

    /** The default room of memcached. */
    private static final long ROOM_BYTES = 64L << 20;

    /** About what the JVM needs for an entry beside its bytes: it must not be possible to fill the memory with empty values. */
    private static final int ENTRY_BYTES = 128;

    private static final float LOAD = 0.75f;
    private static final int FEW = 16;

    private final LongSupplier clock;
    private final long room;
    private final Map<String, Entry> entries = new LinkedHashMap<>(FEW, LOAD, true);
    private long bytes;
    private long lastUnique;
    private long flushAt = NEVER;

    /** On what condition something is stored, and how. */
    enum Storing {
        SET,
        ADD,
        REPLACE,
        APPEND,
        PREPEND,
        CAS
    }

    /** The outcome; the names are the protocol's words. */
    enum Outcome {
        STORED,
        NOT_STORED,
        EXISTS,
        NOT_FOUND
    }

    /** A value. Nobody changes its bytes. */
    static final class Entry {
        final byte[] data;
        final int flags;
        final long expiry;
        final long unique;

        /**
         * @param expiry by the store's clock
         * @param unique for a new one that is to replace another, the version that may be replaced; else no two are the same
         */
        Entry(byte[] data, int flags, long expiry, long unique) {
            this.data = data;
            this.flags = flags;
            this.expiry = expiry;
            this.unique = unique;
        }
    }

    /** @param clock tells the time, in milliseconds since 1970 */
    CacheStore(LongSupplier clock) {
        this(clock, ROOM_BYTES);
    }

    CacheStore(LongSupplier clock, long room) {
        this.clock = clock;
        this.room = room;
    }

    synchronized @Nullable Entry get(String key) {
        return live(key);
    }

    synchronized Outcome store(Storing storing, String key, Entry wanted) {
        Entry old = live(key);
        return switch (storing) {
            case SET -> put(key, wanted);
            case ADD -> old == null ? put(key, wanted) : Outcome.NOT_STORED;
            case REPLACE -> old != null ? put(key, wanted) : Outcome.NOT_STORED;
            case APPEND -> old != null ? put(key, changed(old, joined(old.data, wanted.data))) : Outcome.NOT_STORED;
            case PREPEND -> old != null ? put(key, changed(old, joined(wanted.data, old.data))) : Outcome.NOT_STORED;
            case CAS -> {
                if (old == null) yield Outcome.NOT_FOUND;
                yield old.unique == wanted.unique ? put(key, wanted) : Outcome.EXISTS;
            }
        };
    }

    /**
     * Adds to a number of 64 bits, which wraps, or takes away from it down to 0. It keeps its length: blanks fill it up.
     *
     * @return the new number, to be read as one without a sign; {@code null} if there is nothing
     * @throws NumberFormatException if it is no such number
     */
    synchronized @Nullable Long count(String key, long delta, boolean up) {
        Entry old = live(key);
        if (old == null) return null;
        String text = new String(old.data, US_ASCII).strip();
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) throw new NumberFormatException(text);
        long number = Long.parseUnsignedLong(text);
        long sum = number + delta;
        if (!up) sum = Long.compareUnsigned(number, delta) > 0 ? number - delta : 0;
        byte[] digits = Long.toUnsignedString(sum).getBytes(US_ASCII);
        byte[] data = Arrays.copyOf(digits, Math.max(digits.length, old.data.length));
        Arrays.fill(data, digits.length, data.length, (byte) ' ');
        put(key, changed(old, data));
        return sum;
    }

    synchronized boolean delete(String key) {
        boolean there = live(key) != null;
        remove(key);
        return there;
    }

    /** Returns whether there is something under that key, which now expires then. */
    synchronized boolean touch(String key, long expiry) {
        Entry old = live(key);
        if (old == null) return false;
        entries.put(key, new Entry(old.data, old.flags, expiry, old.unique));
        return true;
    }

    /** Forgets at that time all that is there then. */
    synchronized void flush(long when) {
        flushAt = when;
    }

    /** Returns the bytes that are held, and what it takes to hold them. */
    synchronized long bytes() {
        return bytes;
    }

    private @Nullable Entry live(String key) {
        long now = clock.getAsLong();
        if (flushAt <= now) { // what is there was stored before: every operation looks first
            entries.clear();
            bytes = 0;
            flushAt = NEVER;
        }
        Entry entry = entries.get(key);
        if (entry == null || entry.expiry > now) return entry;
        remove(key);
        return null;
    }

    private Outcome put(String key, Entry wanted) {
        remove(key);
        entries.put(key, new Entry(wanted.data, wanted.flags, wanted.expiry, ++lastUnique));
        bytes += cost(key, wanted);
        for (Iterator<Map.Entry<String, Entry>> all = entries.entrySet().iterator(); bytes > room && all.hasNext(); ) {
            Map.Entry<String, Entry> oldest = all.next();
            bytes -= cost(oldest.getKey(), oldest.getValue());
            all.remove();
        }
        return Outcome.STORED;
    }

    private void remove(String key) {
        Entry entry = entries.remove(key);
        if (entry != null) bytes -= cost(key, entry);
    }

    private static long cost(String key, Entry entry) {
        return ENTRY_BYTES + key.length() + (long) entry.data.length;
    }

    private static Entry changed(Entry old, byte[] data) {
        return new Entry(data, old.flags, old.expiry, old.unique);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
