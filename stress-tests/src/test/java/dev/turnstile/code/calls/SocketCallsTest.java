package dev.turnstile.code.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.declaration.Declaration;
import dev.turnstile.declaration.DeclarationReader;
import dev.turnstile.scenario.Operation;
import dev.turnstile.subjects.processes.UnreapedChild;
import dev.turnstile.subjects.semaphores.MonitorSemaphore;
import dev.turnstile.subjects.servers.SelectorServer;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SocketCallsTest {
    interface Opens {
        void aSocket() throws IOException;

        void aServerSocket() throws IOException;

        void aDatagramSocket() throws IOException;

        void aChannel() throws IOException;

        void aServerChannel() throws IOException;

        void aDatagramChannel() throws IOException;

        void anAsynchronousChannel() throws IOException;

        void anAsynchronousServerChannel() throws IOException;

        void oneOfItsOwnKind();

        void byAReferenceToAConstructor();

        void not();

        void notButItCould();
    }

    static final class OwnSocket extends Socket {}

    /** Mentioned by its constructor's reference alone. */
    static final class Holder {
        private final Socket socket = new Socket();

        @Override
        public String toString() {
            return socket.toString();
        }
    }

    static class Subject implements Opens {
        @Override
        public void aSocket() throws IOException {
            new Socket("localhost", 1).close();
        }

        @Override
        public void aServerSocket() throws IOException {
            new ServerSocket(0).close();
        }

        @Override
        public void aDatagramSocket() throws IOException {
            new DatagramSocket().close();
        }

        @Override
        public void aChannel() throws IOException {
            SocketChannel.open().close();
        }

        @Override
        public void aServerChannel() throws IOException {
            ServerSocketChannel.open().close();
        }

        @Override
        public void aDatagramChannel() throws IOException {
            DatagramChannel.open().close();
        }

        @Override
        public void anAsynchronousChannel() throws IOException {
            AsynchronousSocketChannel.open().close();
        }

        @Override
        public void anAsynchronousServerChannel() throws IOException {
            AsynchronousServerSocketChannel.open().close();
        }

        @Override
        public void oneOfItsOwnKind() {
            if (new OwnSocket().isBound()) throw new IllegalStateException();
        }

        @Override
        public void byAReferenceToAConstructor() {
            Supplier<Object> holder = Holder::new;
            if (holder.get().hashCode() == 0) throw new IllegalStateException();
        }

        @Override
        public void not() {
            if (InetAddress.getLoopbackAddress().isAnyLocalAddress()) throw new IllegalStateException();
        }

        @Override
        public void notButItCould() {
            not();
        }

        static Socket thatNobodyAsksFor() {
            return new Socket();
        }
    }

    static final class InTheConstructor {
        final ServerSocket listening;

        InTheConstructor() throws IOException {
            listening = new ServerSocket(0);
        }
    }

    @Test
    void operations_that_may_open_sockets_are_found_wherever_they_do() {
        OperationCode code = new OperationCode(Subject.class);
        assertThat(Stream.of(Opens.class.getMethods())
                        .map(Operation::of)
                        .filter(operation -> !SocketCalls.any(List.of(operation), code))
                        .map(Operation::name))
                .containsExactlyInAnyOrder("not", "notButItCould");
        assertThat(SocketCalls.any(List.of(), code)).isFalse();
    }

    @Test
    void so_is_what_makes_an_instance() {
        assertThat(SocketCalls.any(List.of(), new OperationCode(InTheConstructor.class)))
                .isTrue();
    }

    @Test
    void one_that_goes_to_the_c_library_may_open_some_too() {
        assertThat(opens(SelectorServer.class)).isTrue();
        assertThat(opens(UnreapedChild.class)).isTrue();
        assertThat(opens(MonitorSemaphore.class)).isFalse();
    }

    private static boolean opens(Class<?> subject) {
        Declaration declaration = DeclarationReader.read(subject);
        return SocketCalls.any(declaration.operations(), new OperationCode(subject));
    }
}
