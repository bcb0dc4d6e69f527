package dev.turnstile.worker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.turnstile.evidence.Json;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Messages between parent and worker: each is a length followed by that number of bytes of JSON, on a loopback socket of their own, so
 * that a subject's output cannot get between them. Any thread may send; one receives.
 */
final class Channel implements Closeable {
    private static final JsonMapper MAPPER =
            Json.mapper().rebuild().addModule(durations()).build();

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    Channel(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(socket.getOutputStream());
    }

    synchronized void send(Message message) throws IOException {
        byte[] json = MAPPER.writeValueAsBytes(message);
        out.writeInt(json.length);
        out.write(json);
        out.flush();
    }

    /** The next message; {@code null} when the other side has gone. */
    @Nullable
    Message receive() throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException gone) {
            return null;
        }
        return MAPPER.readValue(in.readNBytes(length), Message.class);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static SimpleModule durations() {
        return new SimpleModule()
                .addSerializer(Duration.class, ToStringSerializer.instance)
                .addDeserializer(Duration.class, new DurationReader());
    }

    private static final class DurationReader extends StdDeserializer<Duration> {
        private static final long serialVersionUID = 1L;

        DurationReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Duration.parse(parser.getText());
        }
    }
}
