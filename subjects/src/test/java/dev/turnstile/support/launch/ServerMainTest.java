package dev.turnstile.support.launch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class ServerMainTest {
    private static final int SIGNALLED_BY_CTRL_C = 128 + 2;

    /** A read that waits for good cannot be interrupted: it would keep the server alive, and the build waiting for it. */
    private static final int GUARD_MILLIS = 60_000;

    @Test
    void it_says_what_it_serves_and_ends_with_ctrl_c() throws Exception {
        // A build in the background may have been started with SIGINT ignored, which is inherited.
        List<String> wrapper = List.of("env", "--default-signal=INT");
        try (ServerProcess server = ServerProcess.startIn(wrapper, "--protocol", "uppercase", "--model", "selector")) {
            assertThat(server.announcement()).isEqualTo("uppercase on 127.0.0.1:" + server.port() + ", model selector");
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                client.setSoTimeout(GUARD_MILLIS);
                client.getOutputStream().write("hello\n".getBytes(US_ASCII));
                assertThat(client.getInputStream().readNBytes(6)).asString().isEqualTo("HELLO\n");

                new ProcessBuilder("kill", "-INT", "" + server.handle().pid())
                        .start()
                        .waitFor();
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(server.awaitEnd()).isEqualTo(SIGNALLED_BY_CTRL_C);
            assertThat(server.rest()).isEmpty();
        }
    }

    /** A client that nobody wrote for this server: bash. */
    @Test
    void another_program_is_served() throws Exception {
        try (ServerProcess server = ServerProcess.start("--protocol", "files", "--root", "/proc/self")) {
            Process client = new ProcessBuilder(
                            "bash",
                            "-c",
                            "exec 3<>/dev/tcp/127.0.0.1/" + server.port()
                                    + "; echo 'get ../version' >&3; head -n 1 <&3")
                    .start();
            assertThat(client.inputReader().readLine()).isEqualTo("refused: not a name");
            assertThat(client.waitFor()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --model x         | --model      | selector
            --protocol x      | --protocol   | uppercase, cache, files, http
            --port 70000      | --port       | 65535
            --port x          | --port       | 'x'
            --room 0          | --room       | 0
            --root / | --root | uppercase
            --protocol http --root /nowhere | --root | /nowhere
            --colour          | --colour     | --model
            --protocol files --model prefork --root / | --root | prefork
            """)
    void what_is_wrong_is_said_with_what_there_is(String arguments, String option, String hint) {
        assertThat(complaintOver(arguments.split(" "))).contains(option).contains(hint);
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "" + other.getLocalPort();
            assertThat(complaintOver("--port", port)).contains("cannot listen on port " + port);
        }
    }

    private static String complaintOver(String... arguments) {
        StringWriter complaint = new StringWriter();
        int status = ServerMain.command().setErr(new PrintWriter(complaint)).execute(arguments);
        assertThat(status).isEqualTo(2);
        return complaint.toString();
    }
}
