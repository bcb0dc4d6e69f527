package dev.turnstile.support.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedRequestsTest {
    private static final String GET = "GET /hello HTTP/1.1\r\n";
    private static final String POST = "POST /echo HTTP/1.1\r\nHost: h\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5\r\nContent-Length: 5\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: 5,5\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: 5 5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length: 5.0\r\n",
                "Content-Length:\r\n",
                "Content-Length: \u00b2\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunkedx\r\n",
                "Transfer-Encoding: chunked, chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: identity\r\n",
                "Transfer-Encoding: ,chunked\r\n",
                "Transfer-Encoding:\r\n",
                "Transfer-Encoding: \"chunked\"\r\n",
                "Transfer-Encoding: \u000bchunked\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Transfer-Encoding\t: chunked\r\n",
                " Transfer-Encoding: chunked\r\n",
                "X: a\r\n Transfer-Encoding: chunked\r\n",
                "X: a\r\n\tfolded\r\n",
                "X: a\nTransfer-Encoding: chunked\r\n",
                "X: a\rTransfer-Encoding: chunked\r\n",
                "X: a\0b\r\n",
                "X: a\u007fb\r\n",
                "X\r\n",
                ": x\r\n",
                "X y: z\r\n",
                "X\u00e9: z\r\n",
                "Host: i\r\n",
            })
    void fields_that_could_be_read_in_two_ways_are_malformed(String fields) {
        assertThat(refusal(POST + fields + "\r\n0\r\n\r\n")).isEqualTo(Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+5\r\nhello\r\n",
                "-5\r\nhello\r\n",
                " 5\r\nhello\r\n",
                "5 \r\nhello\r\n",
                "0x5\r\nhello\r\n",
                "5\nhello\r\n",
                "5\rhello\r\n",
                "\r\nhello\r\n",
                "g\r\n",
                "5\r\nhello6\r\n",
                "5\r\nhello\n",
                "5\r\nhelloX\r\n0\r\n",
                "5;a\nb\r\nhello\r\n",
                "5;\0\r\nhello\r\n",
                "00000000000000005\r\nhello\r\n",
                "0\r\nX : y\r\n\r\n",
                "0\r\n folded\r\n\r\n",
            })
    void chunks_that_could_be_read_in_two_ways_are_malformed(String chunks) {
        assertThat(refusal(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks))
                .isEqualTo(Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET  /hello HTTP/1.1\r\n",
                " GET /hello HTTP/1.1\r\n",
                "GET /hello HTTP/1.1 \r\n",
                "GET\t/hello HTTP/1.1\r\n",
                "GET /hello\r\n",
                "GET /hello world HTTP/1.1\r\n",
                "GET /hello http/1.1\r\n",
                "GET /hello HTTP/1.10\r\n",
                "GET /hello HTTP/1.1\n",
                "GET /hello#x HTTP/1.1\r\n",
                "GET /h\u00e9llo HTTP/1.1\r\n",
                "GET /h\0llo HTTP/1.1\r\n",
                "G:T /hello HTTP/1.1\r\n",
                "\r\n\r\nGET /hello HTTP/1.1\r\n",
            })
    void other_first_lines_are_malformed(String line) {
        assertThat(refusal(line + "Host: h\r\n\r\n")).isEqualTo(Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: a b\r\n", "Host: a/b\r\n", "Host: a@b\r\n", "Host: a:b\r\n", "Host: [::1\r\n"})
    void a_request_is_for_one_host(String host) {
        assertThat(refusal(GET + host + "\r\n")).isEqualTo(Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host:\r\n", "Host: h\r\n", "host: h:80\r\n", "Host: [::1]:80\r\n"})
    void hosts_are_names_addresses_or_nothing(String host) {
        assertThat(read(GET + host + "\r\n")).isNotNull();
    }

    @Test
    void what_is_too_long_is_refused_with_what_is_too_long() {
        assertThat(refusal("GET /" + "x".repeat(8_000))).isEqualTo(Status.URI_TOO_LONG);
        assertThat(refusal(GET + "X: " + "x".repeat(16 << 10))).isEqualTo(Status.HEADER_TOO_LARGE);
        assertThat(refusal(GET + ("X: " + "x".repeat(1_000) + "\r\n").repeat(17)))
                .isEqualTo(Status.HEADER_TOO_LARGE);
        assertThat(refusal(GET + "X: x\r\n".repeat(101))).isEqualTo(Status.HEADER_TOO_LARGE);
        assertThat(refusal(POST + "Content-Length: 1048577\r\n\r\n")).isEqualTo(Status.CONTENT_TOO_LARGE);
        assertThat(refusal(POST + "Content-Length: 99999999999999999999999\r\n\r\n"))
                .isEqualTo(Status.CONTENT_TOO_LARGE);
    }

    @Test
    void what_is_too_long_in_chunks_is_refused_too() {
        String chunked = POST + "Transfer-Encoding: chunked\r\n\r\n";
        assertThat(refusal(chunked + "100001\r\n")).isEqualTo(Status.CONTENT_TOO_LARGE);
        assertThat(refusal(chunked + "ffffffffffffffff\r\n")).isEqualTo(Status.CONTENT_TOO_LARGE);
        assertThat(refusal(chunked + "1\r\nx\r\n100000\r\n")).isEqualTo(Status.CONTENT_TOO_LARGE);
        assertThat(refusal(chunked + "1;" + "x".repeat(300))).isEqualTo(Status.BAD_REQUEST);
        assertThat(refusal(chunked + ("1;" + "x".repeat(200) + "\r\nx\r\n").repeat(21)))
                .isEqualTo(Status.BAD_REQUEST);
        assertThat(refusal(chunked + "0\r\n" + "X: x\r\n".repeat(101))).isEqualTo(Status.HEADER_TOO_LARGE);
    }

    @Test
    void what_is_not_understood_is_said_to_be() {
        assertThat(refusal("GET /hello HTTP/2.0\r\n")).isEqualTo(Status.VERSION_NOT_SUPPORTED);
        assertThat(refusal("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).isEqualTo(Status.VERSION_NOT_SUPPORTED);
        assertThat(refusal(POST + "Transfer-Encoding: gzip, chunked\r\n\r\n")).isEqualTo(Status.NOT_IMPLEMENTED);
        assertThat(refusal(POST + "Expect: 200-ok\r\n\r\n")).isEqualTo(Status.EXPECTATION_FAILED);
        assertThat(refusal("POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"))
                .isEqualTo(Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 0\r\n\r\n",
                "Content-Length: +0\r\n\r\n",
                "X: y\n\n\r\n\r\n",
            })
    void nothing_is_smuggled_past_a_refusal(String shape) throws IOException {
        try (RunningServer server = new RunningServer()) {
            String answer = server.talk(POST + shape + GET + "Host: h\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("\r\nConnection: close\r\n");
            assertThat(answer.split("HTTP/1.1", -1)).hasSize(2);
        }
    }

    @Test
    void a_refusal_arrives_though_the_client_is_still_sending() throws Exception {
        try (RunningServer server = new RunningServer();
                var socket = server.connect()) {
            RunningServer.send(socket, GET + "X: " + "x".repeat(10 << 20));
            assertThat(RunningServer.rest(socket)).startsWith("HTTP/1.1 431 ");
        }
    }

    private static Status refusal(String text) {
        return catchThrowableOfType(Refused.class, () -> read(text)).status();
    }

    private static @Nullable Request read(String text) {
        return new RequestParser(HttpLimits.USUAL).next(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
