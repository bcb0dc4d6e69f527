package dev.turnstile.support.workers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A message between a pool and a worker: a line of words, so that a shell can read it too. */
final class Line {
    private Line() {}

    static void write(OutputStream out, String... words) throws IOException {
        String line =
                Stream.of(words).map(word -> URLEncoder.encode(word, UTF_8)).collect(Collectors.joining(" "));
        out.write((line + "\n").getBytes(US_ASCII));
        out.flush();
    }

    /** @throws EOFException if the other end is gone; what it wrote of a line then is no line */
    static List<String> read(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next; (next = in.read()) != '\n'; line.write(next)) {
            if (next < 0) throw new EOFException();
        }
        return Stream.of(line.toString(US_ASCII).split(" ", -1))
                .map(word -> URLDecoder.decode(word, UTF_8))
                .toList();
    }
}
