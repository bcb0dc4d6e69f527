package dev.turnstile.subjects.processes;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** A process that takes one, tells the manager's process id, and stays. */
final class OnlyClient {
    private OnlyClient() {}

    public static void main(String[] arguments) throws IOException {
        try (var dict = new ServerSideDict(Path.of(arguments[0]))) {
            dict.takeOne();
            var out = new DataOutputStream(System.out);
            out.writeLong(dict.dict.manager().pid());
            out.flush();
            System.in.read();
        }
    }
}
