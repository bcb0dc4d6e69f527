package dev.turnstile.support.http;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Requests, and what comes out when they are spoilt. A character is a byte. */
final class RequestTexts {
    private RequestTexts() {}

    /** Texts that mostly are requests. */
    static Arbitrary<String> plausible() {
        Arbitrary<String> methods = Arbitraries.of("GET", "GET", "HEAD", "POST", "POST", "OPTIONS", "DELETE", "BREW");
        Arbitrary<String> targets = Arbitraries.of(
                "/",
                "/hello",
                "/world?a=b",
                "/echo",
                "/echo",
                "/%68ello",
                "http://h/hello",
                "*",
                "/../x",
                "/%2e%2e/x",
                "/%zz");
        Arbitrary<String> versions =
                Arbitraries.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/1.9", "HTTP/2.0");
        Arbitrary<String> fields = Arbitraries.of(
                        "Connection: close",
                        "connection: Keep-Alive",
                        "Range: bytes=1-3",
                        "Range: bytes=-2",
                        "Range: bytes=7-",
                        "Expect: 100-continue",
                        "Accept: */*",
                        "X:",
                        "X: \t a b \t")
                .list()
                .ofMaxSize(3)
                .map(list -> list.isEmpty() ? "" : String.join("\r\n", list) + "\r\n");
        return Combinators.combine(methods, targets, versions, fields, bodies())
                .as((method, target, version, more, body) ->
                        method + " " + target + " " + version + "\r\nHost: h\r\n" + more + body);
    }

    /** Returns the fields that announce a body, the empty line, and the body. */
    private static Arbitrary<String> bodies() {
        Arbitrary<String> content = Arbitraries.strings()
                .withCharRange('\0', '\u00ff')
                .ofMinLength(1)
                .ofMaxLength(40);
        return Arbitraries.oneOf(
                Arbitraries.just("\r\n"),
                content.map(text -> "Content-Length: " + text.length() + "\r\n\r\n" + text),
                content.list()
                        .ofMaxSize(3)
                        .map(chunks -> "Transfer-Encoding: chunked\r\n\r\n" + chunked(chunks, ";a=b", "T: u\r\n")));
    }

    /** Returns a body in chunks. */
    static String chunked(List<String> chunks, String extension, String trailer) {
        StringBuilder body = new StringBuilder();
        for (String chunk : chunks)
            body.append(Integer.toHexString(chunk.length()))
                    .append(extension)
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        return body.append("0\r\n").append(trailer).append("\r\n").toString();
    }

    /** Several requests on one connection, and mostly something wrong with them; at times nothing like a request at all. */
    static Arbitrary<String> spoilt() {
        Arbitrary<String> several = plausible().list().ofMinSize(1).ofMaxSize(3).map(list -> String.join("", list));
        Arbitrary<String> noise =
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(200);
        Arbitrary<List<Edit>> edits = edits().list().ofMaxSize(4);
        Arbitrary<String> edited = Combinators.combine(several, edits).as((text, list) -> {
            String result = text;
            for (Edit edit : list) result = edit.of(result);
            return result;
        });
        return Arbitraries.frequencyOf(Tuple.of(9, edited), Tuple.of(1, noise));
    }

    private static Arbitrary<Edit> edits() {
        Arbitrary<String> inserts = Arbitraries.oneOf(
                Arbitraries.of(
                        "\r", "\n", "\r\n", " ", "\t", ":", "\0", "-1", "+5", "0x5", "5, 6", "x", ";", "%", "\u00ff"),
                Arbitraries.of(
                        "Content-Length: 5\r\n",
                        "Transfer-Encoding: chunked\r\n",
                        "Transfer-Encoding: xchunked\r\n",
                        "Host: i\r\n"),
                Arbitraries.of("y".repeat(300), "y".repeat(20_000), "Z: z\r\n".repeat(120)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.oneOf(inserts, Arbitraries.just("")))
                .as(Edit::new);
    }

    /** Somewhere takes some characters away and puts others there. */
    private record Edit(int permille, int taken, String put) {
        String of(String text) {
            int at = text.length() * permille / 1_000;
            return text.substring(0, at) + put + text.substring(Math.min(text.length(), at + taken));
        }
    }
}
