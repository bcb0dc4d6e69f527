package dev.turnstile.support.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.turnstile.support.cache.CacheRequest.Refused;
import dev.turnstile.support.cache.CacheStore.Entry;
import dev.turnstile.support.transport.Conversation;
import dev.turnstile.support.transport.Replies;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one client: lines, and a block of bytes behind a line that stores something. Incomplete input is kept until the
 * rest comes; nothing that comes makes it keep more than a line or a value of the greatest length.
 *
 * <p>Where memcached's description of its protocol leaves a choice, the answers are those of memcached 1.6.
 */
public final class CacheConversation implements Conversation {
    public static final int MAX_VALUE = 1 << 20;

    /** Room for hundreds of keys. */
    public static final int MAX_LINE = 64 << 10;

    private static final String VERSION = "VERSION turnstile";
    private static final byte[] LINE_END = {'\r', '\n'};

    private final CacheStore store;
    private final LongSupplier clock;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable Block block;
    private boolean over;

    CacheConversation(CacheStore store, LongSupplier clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void received(ByteBuffer bytes, Replies replies) {
        while (bytes.hasRemaining() && !over) {
            if (block == null) {
                takeLine(bytes, replies);
            } else if (block.take(bytes)) {
                if (!block.upload.isSilent()) say(block.store(), replies);
                else block.store();
                block = null;
            }
        }
    }

    private void takeLine(ByteBuffer bytes, Replies replies) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                String text = line.toString(ISO_8859_1);
                line.reset();
                handle(new CacheRequest(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text), replies);
                return;
            }
            line.write(next);
            if (line.size() > MAX_LINE) {
                say("CLIENT_ERROR line too long", replies);
                end(replies);
                return;
            }
        }
    }

    private void handle(CacheRequest request, Replies replies) {
        String answer;
        try {
            switch (request.command()) {
                case "get", "gets" -> {
                    retrieve(request.keys(), request.command().equals("gets"), replies);
                    return;
                }
                case "set", "add", "replace", "append", "prepend", "cas" -> {
                    block = new Block(request.upload());
                    return;
                }
                case "quit" -> {
                    end(replies);
                    return;
                }
                default -> answer = answer(request);
            }
        } catch (Refused refused) {
            answer = refused.answer();
        }
        if (!request.isSilent() || answer.equals("ERROR")) say(answer, replies);
    }

    private String answer(CacheRequest request) {
        return switch (request.command()) {
            case "incr" -> count(request.of(3), true);
            case "decr" -> count(request.of(3), false);
            case "delete" -> delete(request);
            case "touch" -> {
                String key = request.of(3).key();
                long seconds = request.seconds(2);
                yield store.touch(key, CacheRequest.expiry(seconds, clock.getAsLong())) ? "TOUCHED" : "NOT_FOUND";
            }
            case "flush_all" -> {
                long seconds = request.arguments() == 0 ? 0 : request.seconds(1);
                store.flush(seconds <= 0 ? clock.getAsLong() : CacheRequest.expiry(seconds, clock.getAsLong()));
                yield "OK";
            }
            case "version" -> VERSION;
            case "verbosity" -> request.arguments() == 0 ? "ERROR" : "OK";
            default -> "ERROR";
        };
    }

    private String count(CacheRequest request, boolean up) {
        try {
            Long sum = store.count(request.key(), request.delta(), up);
            return sum == null ? "NOT_FOUND" : Long.toUnsignedString(sum);
        } catch (NumberFormatException e) {
            return "CLIENT_ERROR cannot increment or decrement non-numeric value";
        }
    }

    private String delete(CacheRequest request) {
        if (request.arguments() == 0) return "ERROR";
        if (!request.deletesNow()) return "CLIENT_ERROR bad command line format.  Usage: delete <key> [noreply]";
        return store.delete(request.key()) ? "DELETED" : "NOT_FOUND";
    }

    private void retrieve(List<String> keys, boolean withUnique, Replies replies) {
        for (String key : keys) {
            Entry entry = store.get(key);
            if (entry == null) continue;
            String head = "VALUE " + key + " " + Integer.toUnsignedString(entry.flags) + " " + entry.data.length;
            say(withUnique ? head + " " + Long.toUnsignedString(entry.unique) : head, replies);
            replies.send(ByteBuffer.wrap(entry.data));
            replies.send(ByteBuffer.wrap(LINE_END.clone()));
        }
        say("END", replies);
    }

    private static void say(String answer, Replies replies) {
        replies.send(ByteBuffer.wrap((answer + "\r\n").getBytes(ISO_8859_1)));
    }

    private void end(Replies replies) {
        over = true;
        replies.end();
    }

    /** The bytes behind a line that stores something: those to be stored, and the end of the line. */
    private final class Block {
        private final CacheRequest.Upload upload;
        private final boolean tooLarge;
        private final byte[] bytes;
        private long missing;

        Block(CacheRequest.Upload upload) {
            this.upload = upload;
            missing = (long) upload.length() + LINE_END.length;
            tooLarge = upload.length() > MAX_VALUE;
            bytes = new byte[tooLarge ? 0 : (int) missing];
        }

        /** Takes what belongs to it; whether that was all. */
        boolean take(ByteBuffer source) {
            int count = (int) Math.min(missing, source.remaining());
            if (tooLarge) source.position(source.position() + count);
            else source.get(bytes, bytes.length - (int) missing, count);
            missing -= count;
            return missing == 0;
        }

        String store() {
            String key = upload.key();
            if (tooLarge) {
                store.delete(key); // what is there is no longer what the client wants to be there
                return "SERVER_ERROR object too large for cache";
            }
            int length = upload.length();
            if (!Arrays.equals(bytes, length, bytes.length, LINE_END, 0, LINE_END.length))
                return "CLIENT_ERROR bad data chunk";
            long expiry = CacheRequest.expiry(upload.lifetime(), clock.getAsLong());
            Entry entry = new Entry(Arrays.copyOf(bytes, length), upload.flags(), expiry, upload.unique());
            return store.store(upload.storing(), key, entry).name();
        }
    }
}
