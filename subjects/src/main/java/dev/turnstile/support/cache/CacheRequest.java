package dev.turnstile.support.cache;

import dev.turnstile.support.cache.CacheStore.Storing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;

/** A command line: a name and its arguments, between blanks. A wrong argument is refused when it is read. */
final class CacheRequest {
    static final int MAX_KEY = 250;

    private static final String NO_SUCH_COMMAND = "ERROR";
    private static final String BAD_FORMAT = "CLIENT_ERROR bad command line format";
    private static final String BAD_TIME = "CLIENT_ERROR invalid exptime argument";

    private static final String NO_REPLY = "noreply";
    private static final long MONTH_SECONDS = TimeUnit.DAYS.toSeconds(30);

    private final List<String> words = new ArrayList<>();

    /** A request that cannot be done, and the answer that says so. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String answer) {
            super(answer, null, false, false);
        }

        String answer() {
            return String.valueOf(getMessage());
        }
    }

    CacheRequest(String line) {
        StringTokenizer tokens = new StringTokenizer(line, " ");
        while (tokens.hasMoreTokens()) words.add(tokens.nextToken());
    }

    String command() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** Returns whether the client does not want to be answered. */
    boolean isSilent() {
        return words.size() > 1 && words.get(words.size() - 1).equals(NO_REPLY);
    }

    /** Requires this number of words; there may be one more. */
    CacheRequest of(int count) {
        if (words.size() != count && words.size() != count + 1) throw new Refused(NO_SUCH_COMMAND);
        return this;
    }

    /** Returns how many words there are behind the command, but for the one that wants no answer. */
    int arguments() {
        return words.size() - 1 - (isSilent() ? 1 : 0);
    }

    String key() {
        return key(1);
    }

    /** Returns all that follows the command, at least one. */
    List<String> keys() {
        if (words.size() == 1) throw new Refused(NO_SUCH_COMMAND);
        List<String> keys = new ArrayList<>();
        for (int at = 1; at < words.size(); at++) keys.add(key(at));
        return keys;
    }

    private String key(int at) {
        if (words.get(at).length() > MAX_KEY) throw new Refused(BAD_FORMAT);
        return words.get(at);
    }

    /** Returns the rest of the line of a command that stores something. */
    Upload upload() {
        boolean cas = command().equals("cas");
        of(cas ? 6 : 5);
        String key = key();
        int flags;
        int length;
        long unique;
        try {
            flags = Integer.parseUnsignedInt(words.get(2));
            length = Integer.parseInt(words.get(4));
            unique = cas ? Long.parseUnsignedLong(words.get(5)) : 0;
        } catch (NumberFormatException e) {
            throw new Refused(BAD_FORMAT);
        }
        if (length < 0) throw new Refused(BAD_FORMAT);
        Storing storing = Storing.valueOf(command().toUpperCase(Locale.ROOT));
        return new Upload(storing, key, flags, seconds(3, BAD_FORMAT), length, unique, isSilent());
    }

    /** The description of a value to store, without the bytes themselves. */
    record Upload(Storing storing, String key, int flags, long lifetime, int length, long unique, boolean isSilent) {}

    /** By how much to count. */
    long delta() {
        try {
            return Long.parseUnsignedLong(words.get(2));
        } catch (NumberFormatException e) {
            throw new Refused("CLIENT_ERROR invalid numeric delta argument");
        }
    }

    /** Returns a time in seconds, as {@link #expiry} takes it. */
    long seconds(int at) {
        return seconds(at, BAD_TIME);
    }

    private long seconds(int at, String otherwise) {
        try {
            return Integer.parseInt(words.get(at));
        } catch (NumberFormatException e) {
            throw new Refused(otherwise);
        }
    }

    /**
     * When an entry expires, in milliseconds since 1970.
     *
     * @param seconds 0 for never; from 1970 on if they are more than a month, else from now on
     */
    static long expiry(long seconds, long nowMillis) {
        if (seconds == 0) return CacheStore.NEVER;
        long millis = TimeUnit.SECONDS.toMillis(seconds);
        return seconds > MONTH_SECONDS ? millis : nowMillis + millis;
    }

    /** Returns whether all that follows the key is what older clients sent with {@code delete}: a time of 0. */
    boolean deletesNow() {
        return arguments() == 1 || arguments() == 2 && words.get(2).equals("0");
    }
}
