package dev.turnstile.subjects.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.models.http.BadRequest;
import dev.turnstile.models.http.Page;
import dev.turnstile.support.http.HttpLimits;
import dev.turnstile.support.http.HttpProtocol;
import dev.turnstile.support.http.Pages;
import dev.turnstile.support.http.RunningServer;
import dev.turnstile.support.http.Site;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpScenesTest {
    private static final String HELLO = "GET /hello HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void answers_come_in_the_order_of_the_requests() throws Exception {
        try (RunningServer server = new RunningServer()) {
            String answers = server.talk(HELLO + HELLO.replace("hello", "nowhere") + HELLO.replace("hello", "world"));
            assertThat(answers)
                    .containsSubsequence(
                            "200 OK\r\n", "\r\n\r\nhello", "404 Not Found\r\n", "200 OK\r\n", "\r\n\r\nworld");
        }
    }

    @Test
    void an_answer_does_not_wait_for_the_rest_of_the_next_request() throws Exception {
        String answer = "HTTP/1.1 200 OK";
        try (RunningServer server = new RunningServer();
                Socket socket = server.connect()) {
            RunningServer.send(socket, HELLO + "GET /wor");
            assertThat(RunningServer.read(socket, answer.length())).isEqualTo(answer);
            RunningServer.send(socket, "ld HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            assertThat(RunningServer.rest(socket)).contains(answer).endsWith("\r\n\r\nworld");
        }
    }

    @ParameterizedTest
    @CsvSource({"1.1,,keep-alive", "1.1,close,close", "1.0,,close", "1.0,keep-alive,keep-alive", "1.1,'x, Close',close"
    })
    void a_connection_stays_if_the_client_wants(String version, String wish, String answer) throws Exception {
        String connection = wish == null ? "" : "Connection: " + wish + "\r\n";
        try (RunningServer server = new RunningServer()) {
            String request = "GET /hello HTTP/" + version + "\r\nHost: h\r\n" + connection + "\r\n";
            String answers = server.talk(request + request);
            assertThat(answers).contains("\r\nConnection: " + answer + "\r\n");
            assertThat(answers.split("200 OK", -1)).hasSize(answer.equals("close") ? 2 : 3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=1-3, 206, bytes 1-3/5, ell",
        "bytes=3-, 206, bytes 3-4/5, lo",
        "bytes=-2, 206, bytes 3-4/5, lo",
        "bytes=-9, 206, bytes 0-4/5, hello",
        "bytes=4-99, 206, bytes 4-4/5, o",
        "bytes=5-, 416, bytes */5, 416 Range Not Satisfiable",
        "bytes=-0, 416, bytes */5, 416 Range Not Satisfiable",
    })
    void one_range_is_answered(String range, int status, String contentRange, String body) throws Exception {
        try (RunningServer server = new RunningServer()) {
            assertThat(server.talk("GET /hello HTTP/1.1\r\nHost: h\r\nRange: " + range + "\r\n\r\n")
                            .strip())
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("\r\nContent-Range: " + contentRange + "\r\n")
                    .endsWith("\r\n\r\n" + body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=3-1", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b", "bytes=1-2\r\nIf-Range: x"})
    void other_ranges_count_as_not_there(String range) throws Exception {
        try (RunningServer server = new RunningServer()) {
            assertThat(server.talk("GET /hello HTTP/1.1\r\nHost: h\r\nRange: " + range + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\nhello");
        }
    }

    @Test
    void a_head_is_answered_as_a_get_would_be_but_for_the_body() throws Exception {
        try (RunningServer server = new RunningServer()) {
            assertThat(server.talk(HELLO.replace("GET", "HEAD")))
                    .contains("\r\nContent-Length: 5\r\n")
                    .endsWith("\r\n\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPTIONS * | 204 No Content | GET, HEAD, OPTIONS, POST",
                "OPTIONS /hello | 204 No Content | GET, HEAD, OPTIONS",
                "DELETE /hello | 405 Method Not Allowed | GET, HEAD, OPTIONS",
                "POST /hello | 405 Method Not Allowed | GET, HEAD, OPTIONS",
                "GET /echo | 405 Method Not Allowed | POST, OPTIONS",
            })
    void what_is_allowed_is_said(String request, String status, String allowed) throws Exception {
        try (RunningServer server = new RunningServer()) {
            assertThat(server.talk(request + " HTTP/1.1\r\nHost: h\r\n\r\n"))
                    .startsWith("HTTP/1.1 " + status + "\r\n")
                    .contains("\r\nAllow: " + allowed + "\r\n");
        }
    }

    @Test
    void a_method_that_nobody_knows_is_not_implemented_and_the_connection_stays() throws Exception {
        try (RunningServer server = new RunningServer()) {
            assertThat(server.talk(HELLO.replace("GET", "BREW") + HELLO))
                    .startsWith("HTTP/1.1 501 ")
                    .endsWith("\r\n\r\nhello");
        }
    }

    @Test
    void the_date_has_the_form_that_all_read() throws Exception {
        try (RunningServer server = new RunningServer()) {
            assertThat(server.talk(HELLO))
                    .containsPattern("\r\nDate: [A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT\r\n");
        }
    }

    @Test
    void a_body_is_asked_for_once_if_the_client_waits_for_that() throws Exception {
        String asked = "HTTP/1.1 100 Continue\r\n\r\n";
        try (RunningServer server = new RunningServer();
                Socket socket = server.connect()) {
            RunningServer.send(
                    socket, "POST /echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
            assertThat(RunningServer.read(socket, asked.length())).isEqualTo(asked);
            RunningServer.send(socket, "he");
            RunningServer.send(socket, "llo");
            socket.shutdownOutput();
            assertThat(RunningServer.rest(socket))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\nhello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET /hello HTTP/1.1\r\nHost: h\r\n", "GET /hello HTTP/1.1\r\nHost: h\r\nX: y\r"})
    void a_head_that_does_not_come_in_time_is_not_waited_for(String begun) throws Exception {
        assertThat(waitedFor(HttpLimits.USUAL.withTimes(SOON, NEVER, NEVER), begun))
                .startsWith("HTTP/1.1 408 ");
    }

    @Test
    void neither_is_a_body_that_does_not_come_in_time() throws Exception {
        String begun = "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhell";
        assertThat(waitedFor(HttpLimits.USUAL.withTimes(NEVER, SOON, NEVER), begun))
                .startsWith("HTTP/1.1 408 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n"})
    void a_client_that_only_stays_is_sent_away_without_a_word(String nothing) throws Exception {
        assertThat(waitedFor(HttpLimits.USUAL.withTimes(NEVER, NEVER, SOON), nothing))
                .isEmpty();
    }

    private static String waitedFor(HttpLimits limits, String begun) throws Exception {
        try (RunningServer server = new RunningServer(new HttpProtocol(new Pages(), limits));
                Socket socket = server.connect()) {
            RunningServer.send(socket, begun);
            return RunningServer.rest(socket);
        }
    }

    @Test
    void a_client_that_asks_for_much_and_reads_nothing_keeps_nobody_waiting() throws Exception {
        try (RunningServer server = new RunningServer();
                Socket greedy = server.connect()) {
            RunningServer.send(greedy, HELLO.replace("hello", "bulk").repeat(1_000));
            assertThat(server.talk(HELLO)).endsWith("\r\n\r\nhello");
        }
    }

    @Test
    void trouble_with_one_request_is_none_of_the_others() throws Exception {
        Site site = path -> {
            if (path.equals("/trouble")) throw new IllegalStateException();
            return new Pages().find(path);
        };
        try (RunningServer server = new RunningServer(new HttpProtocol(site, HttpLimits.USUAL))) {
            assertThat(server.talk(HELLO.replace("hello", "trouble"))).startsWith("HTTP/1.1 500 ");
            assertThat(server.talk(HELLO)).endsWith("\r\n\r\nhello");
        }
    }

    @Test
    void one_parser_for_two_clients_takes_ones_words_for_the_others() throws Exception {
        try (RunningServer server = new RunningServer(new SharedParserHttp.OneParser());
                Socket first = server.connect()) {
            String second = "GET /world HTTP/1.1\r\nHost: secret\r\n\r\n";
            RunningServer.send(
                    first, "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: " + second.length() + "\r\n\r\n");
            while (server.talk("").isEmpty())
                Thread.onSpinWait(); // until it blames others for what the first has begun
            assertThat(server.talk(second)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n" + second);
        }
    }

    @Test
    void without_a_bound_a_long_header_is_taken() {
        try (UnboundedHeaderHttp server = new UnboundedHeaderHttp();
                EventLoopHttpServer bounded = new EventLoopHttpServer()) {
            assertThat(server.bad(BadRequest.LONG_HEADER)).isEqualTo("200 hello and the end");
            assertThat(bounded.bad(BadRequest.LONG_HEADER)).isEqualTo("431 and the end");
            assertThat(bounded.get(Page.HELLO)).isEqualTo("200 hello");
        }
    }
}
