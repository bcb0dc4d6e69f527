package dev.turnstile.program;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;

/** A subject that runs a copy of a program. */
public abstract class CopiedProgram implements Run {
    private final Program program;

    /** @param text the program, serialized */
    protected CopiedProgram(String text) {
        try (ObjectInputStream in = new ObjectInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            program = (Program) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the program cannot be copied: " + e, e);
        }
    }

    @Override
    public void run() throws Throwable {
        program.run();
    }

    /**
     * Serializes a program.
     *
     * @throws IllegalArgumentException naming what it captures and cannot be copied, and the remedy
     */
    static String text(String name, Program program) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(program);
        } catch (NotSerializableException e) {
            throw new IllegalArgumentException("The program \"" + name + "\" captures an instance of " + e.getMessage()
                    + ", which cannot be copied for each run. Remedy: make it inside the program; if it is the test itself, use no field and no"
                    + " method of it that is not static; or let its class implement Serializable.");
        } catch (IOException e) {
            throw new IllegalArgumentException("The program \"" + name + "\" cannot be copied for each run: " + e, e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
