package dev.turnstile.program;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;

/** Lambdas as text: so they get into class files, and each reading makes a copy of what they capture. */
public final class LambdaText {
    /** The longest text that a class file can hold as one constant. */
    private static final int LONGEST = 65_535;

    private LambdaText() {}

    /**
     * Writes a lambda.
     *
     * @param what what it is, as a subject: {@code The program "transfers"}
     * @param remedy how it could do without what cannot be copied, as an imperative
     * @throws IllegalArgumentException naming what it captures and cannot be copied, and the remedy
     */
    public static String of(String what, Object lambda, String remedy) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(lambda);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException(what + " captures an instance of " + e.getMessage()
                    + ", which cannot be copied for each run. Remedy: "
                    + remedy + "; if it is the test itself, use no field and no method of it that is not static;"
                    + " or let its class implement Serializable.");
        } catch (IOException e) {
            throw new IllegalArgumentException(what + " cannot be copied for each run: " + e, e);
        }
        String text = Base64.getEncoder().encodeToString(bytes.toByteArray());
        if (text.length() > LONGEST)
            throw new IllegalArgumentException(what + " captures too much: " + text.length()
                    + " characters when serialized. Remedy: " + remedy + ".");
        return text;
    }

    /**
     * Reads a copy.
     *
     * @throws IllegalStateException if one of its classes is not there
     */
    public static Object read(String text) {
        try (ObjectInputStream in = new ObjectInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("it cannot be copied: " + e, e);
        }
    }
}
