package dev.turnstile.support.launch;

import dev.turnstile.support.transport.Server;
import dev.turnstile.support.transport.Transports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line of all servers. It serves until it is interrupted. */
@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Serves clients on the loopback interface, until it is interrupted (Ctrl-C).")
public final class ServerMain implements Runnable {
    private static final int ROOM = 1_000;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "How it waits for its clients: ${COMPLETION-CANDIDATES}.")
    private Transports model = Transports.SELECTOR;

    @Option(names = "--protocol", paramLabel = "PROTOCOL", description = "The protocol: ${COMPLETION-CANDIDATES}.")
    private Protocols protocol = Protocols.UPPERCASE;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where it listens; 0, if not given, is any that is free.")
    private int port;

    @Option(
            names = "--room",
            paramLabel = "N",
            description =
                    "The most clients at a time; the next ones wait. If not given, 1000, or the number that the model is for.")
    private @Nullable Integer room;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "The files that it is about; if not given, those of the working directory, or for http a few pages to try it out.")
    private @Nullable Path root;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private ServerMain() {}

    /** Serves, and ends the JVM with an exit status: 2 if the arguments are wrong. */
    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    static CommandLine command() {
        return new CommandLine(new ServerMain())
                .registerConverter(Transports.class, id -> named(id, Transports.values()))
                .registerConverter(Protocols.class, id -> named(id, Protocols.values()));
    }

    private static <T> T named(String id, T[] all) {
        for (T one : all) if (one.toString().equals(id)) return one;
        throw new TypeConversionException("there is no " + id + " in " + Arrays.toString(all));
    }

    @Override
    public void run() {
        require(port >= 0 && port <= 0xFFFF, "--port is from 0 to 65535, and not " + port);
        int places = room == null ? Math.min(ROOM, model.most()) : room;
        require(places > 0, "--room is for one client at least, and not " + room);
        if (root != null) {
            require(protocol.isOfFiles(), "--root is for protocols of files, and " + protocol + " is none");
            require(Files.isDirectory(root), "--root is a directory, and " + root + " is none");
            require(
                    !model.isOfProcesses(),
                    "--root cannot be told to the processes of model " + model + ": start it in the directory itself");
        }
        Server server = start(places);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.printf("%s on 127.0.0.1:%d, model %s%n", protocol.id(), server.port(), model.id());
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            server.close();
        }
    }

    private Server start(int places) {
        try {
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            return model.make().start(address, root == null ? protocol.make() : protocol.make(root), places);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) throw new ParameterException(spec.commandLine(), otherwise);
    }
}
