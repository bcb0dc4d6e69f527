package dev.turnstile.support.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.turnstile.support.waiting.Interrupted;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A client of a cache that speaks memcached's text protocol. For one thread at a time; another one may close it. Methods throw an {@link
 * UncheckedIOException} if the connection is lost, and an {@link IllegalStateException} if the cache refuses.
 */
public final class CacheClient implements AutoCloseable {
    private static final int BUFFER = 16 << 10;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();

    /** The outcome of storing a value; the names are the protocol's words. */
    public enum Outcome {
        /** It is stored. */
        STORED,
        /** It is not, since something is there already, or nothing is. */
        NOT_STORED,
        /** It is not, since somebody has written in between. */
        EXISTS,
        /** It is not, since there is nothing to be replaced. */
        NOT_FOUND
    }

    /** Something that is stored. */
    public static final class Value {
        private final byte[] data;
        private final long unique;

        private Value(byte[] data, long unique) {
            this.data = data;
            this.unique = unique;
        }

        /** Its bytes. */
        public byte[] data() {
            return data.clone();
        }

        /** Its bytes as text, each a character. */
        public String text() {
            return new String(data, ISO_8859_1);
        }

        /** Which version it is, for {@link CacheClient#cas}. */
        public long unique() {
            return unique;
        }
    }

    /** @throws IOException if nobody listens there */
    public CacheClient(InetSocketAddress address) throws IOException {
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** Stores a value, whatever was there. */
    public void set(String key, byte[] data) {
        var _ = store("set", key, data, "");
    }

    /** Stores a value if there is none. */
    public boolean add(String key, byte[] data) {
        return store("add", key, data, "") == Outcome.STORED;
    }

    /** Stores a value if there is one. */
    public boolean replace(String key, byte[] data) {
        return store("replace", key, data, "") == Outcome.STORED;
    }

    /** Stores a value if what is there is still this version. */
    public Outcome cas(String key, byte[] data, long unique) {
        return store("cas", key, data, " " + Long.toUnsignedString(unique));
    }

    /** Returns the value of a key; {@code null} if there is none. */
    public @Nullable Value get(String key) {
        return get(List.of(key)).get(key);
    }

    /** Returns the values of some keys. */
    public Map<String, Value> get(Collection<String> keys) {
        keys.forEach(CacheClient::check);
        Map<String, Value> values = new LinkedHashMap<>();
        send(("gets " + String.join(" ", keys) + "\r\n").getBytes(ISO_8859_1));
        while (true) {
            String line = readLine();
            if (line.equals("END")) return values;
            String[] words = line.split(" ");
            if (!words[0].equals("VALUE")) throw refused(line);
            byte[] data = read(Integer.parseInt(words[3]));
            if (!readLine().isEmpty()) throw refused("a value that is longer than was said");
            values.put(words[1], new Value(data, Long.parseUnsignedLong(words[4])));
        }
    }

    /** Removes what is there; whether there was something. */
    public boolean delete(String key) {
        return asked("delete " + check(key), "DELETED", "NOT_FOUND");
    }

    /** Adds to a number, and answers the sum, without a sign; nothing if nothing is there. */
    public OptionalLong incr(String key, long delta) {
        return count("incr", key, delta);
    }

    /** Takes away from a number, down to 0, and answers what is left; nothing if nothing is there. */
    public OptionalLong decr(String key, long delta) {
        return count("decr", key, delta);
    }

    /** Lets a value live for this number of seconds from now, 0 for no limit. Returns whether there is one. */
    public boolean touch(String key, int seconds) {
        return asked("touch " + check(key) + " " + seconds, "TOUCHED", "NOT_FOUND");
    }

    /** Returns the version that the cache names. */
    public String version() {
        return ask("version");
    }

    private Outcome store(String command, String key, byte[] data, String unique) {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((command + " " + check(key) + " 0 0 " + data.length + unique + "\r\n").getBytes(ISO_8859_1));
        request.writeBytes(data);
        request.write('\r');
        request.write('\n');
        send(request.toByteArray());
        String answer = readLine();
        for (Outcome outcome : Outcome.values()) if (outcome.name().equals(answer)) return outcome;
        throw refused(answer);
    }

    private OptionalLong count(String command, String key, long delta) {
        String answer = ask(command + " " + check(key) + " " + Long.toUnsignedString(delta));
        if (answer.equals("NOT_FOUND")) return OptionalLong.empty();
        if (!Character.isDigit(answer.charAt(0))) throw refused(answer);
        return OptionalLong.of(Long.parseUnsignedLong(answer));
    }

    private boolean asked(String request, String yes, String no) {
        String answer = ask(request);
        if (!answer.equals(yes) && !answer.equals(no)) throw refused(answer);
        return answer.equals(yes);
    }

    private String ask(String request) {
        send((request + "\r\n").getBytes(ISO_8859_1));
        return readLine();
    }

    /** A blank or the end of a line in a key would be the beginning of something else. */
    private static String check(String key) {
        if (key.isEmpty() || key.length() > CacheRequest.MAX_KEY || !key.chars().allMatch(c -> c > ' ' && c < 0x7f))
            throw new IllegalArgumentException("no key: \"" + key + "\"");
        return key;
    }

    private static IllegalStateException refused(String answer) {
        return new IllegalStateException("the cache answers: " + answer);
    }

    private void send(byte[] bytes) {
        try {
            ByteBuffer out = ByteBuffer.wrap(bytes);
            while (out.hasRemaining()) channel.write(out);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private String readLine() {
        StringBuilder line = new StringBuilder();
        while (true) {
            char next = (char) (next() & 0xff);
            if (next == '\n') return line.toString();
            if (next != '\r') line.append(next);
        }
    }

    private byte[] read(int count) {
        byte[] bytes = new byte[count];
        for (int at = 0; at < count; ) {
            fill();
            int length = Math.min(in.remaining(), count - at);
            in.get(bytes, at, length);
            at += length;
        }
        return bytes;
    }

    private byte next() {
        fill();
        return in.get();
    }

    private void fill() {
        if (in.hasRemaining()) return;
        try {
            int count = channel.read(in.clear());
            in.flip();
            if (count < 0) throw new EOFException("the cache has hung up");
        } catch (IOException e) {
            in.limit(in.position());
            throw lost(e);
        }
    }

    private static RuntimeException lost(IOException e) {
        return e instanceof ClosedByInterruptException ? new Interrupted() : new UncheckedIOException(e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
