package dev.turnstile.support.transport;

import static dev.turnstile.support.linux.Readiness.GONE;
import static dev.turnstile.support.linux.Readiness.IN;
import static dev.turnstile.support.linux.Readiness.OUT;

import dev.turnstile.support.linux.Readiness;
import dev.turnstile.support.linux.SocketOutput;
import dev.turnstile.support.linux.Sockets;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.OptionalLong;

/**
 * One thread that asks the kernel which of its connections have something to do, and does what can be done without waiting. How it asks
 * is all that its subclasses differ in.
 *
 * <p>Why nobody waits for anybody: the thread waits nowhere but where it waits for all; every other call returns at once, and moves a
 * bounded number of bytes. Writing is asked about exactly while there is something to say, and reading exactly while there is room for
 * the answer and the client has not said that it sends no more. So neither a client that does not read, nor one that sends without
 * end, nor the end of a stream makes the thread spin or wait.
 */
abstract class ReadinessTransport implements Transport {
    private static final int READ = 16 << 10;

    /** Returns a way to ask. */
    protected abstract Readiness open() throws IOException;

    /** Returns the next connection, which is non-blocking; -1 if there is none. */
    protected int accept(int listener) throws IOException {
        return Sockets.accept(listener);
    }

    /** Reads what is there: 0 if it is nothing, -1 if nothing more comes. */
    protected int receive(int client, MemorySegment bytes) throws IOException {
        return Sockets.receive(client, bytes);
    }

    /** Returns what is still possible of {@code possible} after {@link #receive} has returned {@code count}. */
    protected int possibleAfterRead(int possible, int count) {
        return count > 0 ? possible : possible & ~IN;
    }

    @Override
    public final Server start(InetSocketAddress address, Protocol protocol, int room) throws IOException {
        ReadinessLoop loop = new ReadinessLoop(open());
        return LoopServer.start(loop, () -> new Entrance(loop, address, protocol, room));
    }

    private final class Entrance extends Listening {
        private final Protocol protocol;
        private final MemorySegment memory = Arena.ofAuto().allocate(READ);

        Entrance(ReadinessLoop loop, InetSocketAddress address, Protocol protocol, int room) throws IOException {
            super(loop, address, room);
            this.protocol = protocol;
        }

        @Override
        protected int accept() throws IOException {
            return ReadinessTransport.this.accept(descriptor);
        }

        @Override
        void admit(int client) throws IOException {
            Sockets.configure(client, SEND_BUFFER);
            Connection connection = new Connection(client, this);
            try {
                loop.add(connection);
            } catch (IOException e) {
                connection.dialogue.gone();
                throw e;
            }
        }
    }

    private final class Connection extends Watched {
        private final Entrance entrance;
        private final Dialogue dialogue;
        private final SocketOutput output;

        Connection(int descriptor, Entrance entrance) throws IOException {
            super(descriptor);
            this.entrance = entrance;
            this.dialogue = new Dialogue(entrance.protocol, new Outbox());
            this.output = new SocketOutput(descriptor, entrance.memory);
        }

        @Override
        int wanted() {
            return GONE | (dialogue.reads() ? IN : 0) | (dialogue.writes() ? OUT : 0);
        }

        @Override
        OptionalLong deadline() {
            return dialogue.deadline();
        }

        @Override
        void step() throws IOException {
            if ((possible & wanted() & IN) != 0) read();
            dialogue.look();
            dialogue.say(output);
            if (dialogue.writes()) possible &= ~OUT;
            if (dialogue.endsOutput()) Sockets.shutdownOutput(descriptor);
            if (dialogue.isDone()) entrance.loop.end(this);
        }

        private void read() throws IOException {
            int count = receive(descriptor, entrance.memory);
            possible = possibleAfterRead(possible, count);
            dialogue.heard(count, entrance.memory.asByteBuffer());
        }

        @Override
        void close() {
            Sockets.close(descriptor);
            entrance.left();
            dialogue.gone();
        }
    }
}
