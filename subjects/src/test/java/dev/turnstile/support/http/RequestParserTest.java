package dev.turnstile.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RequestParserTest {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void what_is_read_does_not_depend_on_where_the_bytes_are_cut(
            @ForAll("spoilt") String text, @ForAll List<@IntRange(min = 1, max = 50) Integer> lengths) {
        assertThat(read(text, lengths)).isEqualTo(read(text, List.of()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void one_byte_at_a_time_is_enough(@ForAll("spoilt") String text) {
        assertThat(read(text, Arbitraries.just(1).list().ofSize(text.length()).sample()))
                .isEqualTo(read(text, List.of()));
    }

    @Property
    void a_request_is_read_as_it_was_meant(
            @ForAll("bytes") String body,
            @ForAll("chunks") List<String> chunks,
            @ForAll List<@IntRange(min = 1, max = 50) Integer> lengths) {
        String measured = "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        String chunked = "PUT /b HTTP/1.1\r\nhOST:h\r\ntransfer-encoding: CHUNKED\r\n\r\n"
                + RequestTexts.chunked(chunks, " ;x=\"y\"", "Some: trailer\r\n");
        assertThat(read(measured + chunked + measured, lengths))
                .containsExactly(
                        "POST /a {Content-Length=[" + body.length() + "], Host=[h]} " + body,
                        "PUT /b {hOST=[h], transfer-encoding=[CHUNKED]} " + String.join("", chunks),
                        "POST /a {Content-Length=[" + body.length() + "], Host=[h]} " + body,
                        "IDLE");
    }

    @Provide
    Arbitrary<String> spoilt() {
        return RequestTexts.spoilt();
    }

    @Provide
    Arbitrary<String> bytes() {
        return Arbitraries.strings().withCharRange('\0', '\u00ff');
    }

    @Provide
    Arbitrary<List<String>> chunks() {
        return bytes().filter(chunk -> !chunk.isEmpty()).list().ofMaxSize(4);
    }

    /** Returns the findings of a parser, and its end. The last piece takes the rest. */
    private static List<String> read(String text, List<Integer> lengths) {
        RequestParser parser = new RequestParser(HttpLimits.USUAL);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        int from = 0;
        try {
            for (int length : lengths) {
                int to = Math.min(bytes.length, from + length);
                read(parser, ByteBuffer.wrap(bytes, from, to - from), found);
                from = to;
            }
            read(parser, ByteBuffer.wrap(bytes, from, bytes.length - from), found);
            found.add(parser.phase().toString());
        } catch (Refused e) {
            found.add(e.status().toString());
        }
        return found;
    }

    private static void read(RequestParser parser, ByteBuffer bytes, List<String> found) {
        for (Request request = parser.next(bytes); request != null; request = parser.next(bytes)) {
            Head head = request.head();
            found.add(head.method() + " " + head.target() + " " + head.fields() + " "
                    + StandardCharsets.ISO_8859_1.decode(request.body()));
        }
        assertThat(bytes.hasRemaining()).isFalse();
    }
}
