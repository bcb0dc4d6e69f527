package dev.turnstile.support.fileserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.turnstile.models.fileserver.FileServer;
import dev.turnstile.support.transport.Conversation;
import dev.turnstile.support.transport.Replies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One client of {@link FileProtocol}: a line that is coming, or the bytes of an upload, which are written as they come. */
final class FileConversation implements Conversation {
    private static final int LONGEST_LINE = 1_000;
    private static final Pattern COMMAND = Pattern.compile("(list)|get (.*)|put (.*) (\\d{1,10})", Pattern.DOTALL);
    private static final int GET = 2;
    private static final int PUT = 3;
    private static final int LENGTH = 4;

    private final FileStore store;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable Arrival arrival;
    private boolean over;

    FileConversation(FileStore store) {
        this.store = store;
    }

    @Override
    public void received(ByteBuffer bytes, Replies replies) {
        while (bytes.hasRemaining() && !over) {
            if (arrival == null) readLine(bytes, replies);
            else arrival.take(bytes);
            if (arrival != null && arrival.isComplete()) {
                say(arrival.end(), replies);
                arrival = null;
            }
        }
    }

    private void readLine(ByteBuffer bytes, Replies replies) {
        byte next = bytes.get();
        if (next != '\n') {
            line.write(next);
            if (line.size() > LONGEST_LINE) hangUp("refused: a line too long", replies);
            return;
        }
        String command = line.toString(ISO_8859_1);
        line.reset();
        Matcher words = COMMAND.matcher(command);
        if (!words.matches()) hangUp("refused: not a command", replies);
        else if (words.group(PUT) != null) put(words.group(PUT), Long.parseLong(words.group(LENGTH)), replies);
        else if (words.group(GET) != null) get(words.group(GET), replies);
        else list(replies);
    }

    private void list(Replies replies) {
        try {
            String list = store.list().stream()
                    .map(entry -> entry.name() + " " + entry.size() + "\n")
                    .collect(Collectors.joining());
            say("ok " + list.length(), replies);
            replies.send(ByteBuffer.wrap(list.getBytes(ISO_8859_1)));
        } catch (IOException e) {
            say(failure(e), replies);
        }
    }

    private void get(String name, Replies replies) {
        try {
            if (store.isName(name)) {
                List<ByteBuffer> parts = store.content(name);
                say("ok " + parts.stream().mapToLong(ByteBuffer::remaining).sum(), replies);
                parts.forEach(replies::send);
            } else {
                say(FileServer.NO_NAME, replies);
            }
        } catch (NoSuchFileException e) {
            say(FileServer.NONE, replies);
        } catch (IOException e) {
            say(failure(e), replies);
        }
    }

    private void put(String name, long length, Replies replies) {
        if (length > FileStore.LONGEST) {
            hangUp("refused: too long", replies);
            return;
        }
        try {
            arrival = store.isName(name)
                    ? new Arrival(length, store.upload(name))
                    : new Arrival(length, FileServer.NO_NAME);
        } catch (IOException e) {
            arrival = new Arrival(length, failure(e));
        }
    }

    @Override
    public void ended(Replies replies) {
        if (!over && (arrival != null || line.size() > 0)) hangUp(FileServer.CUT_OFF, replies);
        replies.end();
    }

    @Override
    public void gone() {
        over = true;
        if (arrival != null) arrival.abandon();
        arrival = null;
    }

    private void hangUp(String reply, Replies replies) {
        gone(); // before the client is told: it may look whether anything was left
        say(reply, replies);
        replies.end();
    }

    private static void say(String reply, Replies replies) {
        replies.send(ByteBuffer.wrap((reply + "\n").getBytes(ISO_8859_1)));
    }

    /** Without the names of files, which are none of the client's business. */
    private static String failure(IOException e) {
        String reason = e instanceof FileSystemException files ? files.getReason() : e.getMessage();
        return "failed: " + (reason == null ? e.getClass().getSimpleName() : reason);
    }

    /** An upload's bytes, and the answer for when all have come. The bytes of a failed or refused upload come, too. */
    private static final class Arrival {
        private long missing;
        private FileStore.@Nullable Upload upload;
        private String reply;

        Arrival(long length, FileStore.Upload upload) {
            this.missing = length;
            this.upload = upload;
            this.reply = FileServer.STORED;
        }

        Arrival(long length, String reply) {
            this.missing = length;
            this.reply = reply;
        }

        boolean isComplete() {
            return missing == 0;
        }

        void take(ByteBuffer bytes) {
            int count = (int) Math.min(missing, bytes.remaining());
            missing -= count;
            try {
                if (upload != null) upload.write(bytes.slice(bytes.position(), count));
            } catch (IOException e) {
                fail(e);
            }
            bytes.position(bytes.position() + count);
        }

        String end() {
            try {
                if (upload != null) upload.publish();
            } catch (IOException e) {
                fail(e);
            }
            return reply;
        }

        private void fail(IOException e) {
            reply = failure(e);
            abandon();
        }

        void abandon() {
            if (upload != null) upload.abandon();
            upload = null;
        }
    }
}
