package dev.turnstile.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.turnstile.history.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StreamCorruptedException;
import org.jspecify.annotations.Nullable;

/** The form in which answers pass between processes: short for what most operations answer, serialized for the rest. */
final class Values {
    private static final int NOTHING = 'N';
    private static final int INT = 'I';
    private static final int LONG = 'J';
    private static final int BOOLEAN = 'Z';
    private static final int STRING = 'S';
    private static final int THREW = 'T';
    private static final int OBJECT = 'O';

    private Values() {}

    /** Writes a value, or a {@link Response.Threw}. */
    static void write(@Nullable Object value, DataOutputStream out) throws IOException {
        if (value == null) {
            out.writeByte(NOTHING);
        } else if (value instanceof Integer number) {
            out.writeByte(INT);
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeByte(LONG);
            out.writeLong(number);
        } else if (value instanceof Boolean is) {
            out.writeByte(BOOLEAN);
            out.writeBoolean(is);
        } else if (value instanceof String text) {
            out.writeByte(STRING);
            writeBytes(text.getBytes(UTF_8), out);
        } else if (value instanceof Response.Threw threw) {
            out.writeByte(THREW);
            out.writeUTF(threw.type());
        } else {
            byte[] bytes = serialized(value);
            out.writeByte(OBJECT);
            writeBytes(bytes, out);
        }
    }

    /** Reads what {@link #write} wrote. */
    static @Nullable Object read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case NOTHING -> null;
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case BOOLEAN -> in.readBoolean();
            case STRING -> new String(in.readNBytes(in.readInt()), UTF_8);
            case THREW -> new Response.Threw(in.readUTF());
            case OBJECT -> deserialized(in.readNBytes(in.readInt()));
            default -> throw new StreamCorruptedException("no kind of value: " + kind);
        };
    }

    private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] serialized(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private static Object deserialized(byte[] bytes) throws IOException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        } catch (ClassNotFoundException e) {
            throw new StreamCorruptedException(e.toString());
        }
    }
}
