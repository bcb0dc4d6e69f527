package dev.turnstile.support.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The part of a request before its body.
 *
 * @param minor the digit after {@code HTTP/1.}
 * @param fields by name, whose case does not matter; each with its lines in the order in which they came
 */
public record Head(String method, String target, int minor, Map<String, List<String>> fields) {
    /** Returns the lines of that name, often none. */
    public List<String> lines(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** Returns the elements of a field that is a list of words, in lower case, from all its lines. An element may be empty. */
    List<String> words(String name) {
        return lines(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Returns whether the client wants to go on after this request, RFC 9112 section 9.3. */
    boolean keepsAlive() {
        List<String> wishes = words("Connection");
        return !wishes.contains("close") && (minor > 0 || wishes.contains("keep-alive"));
    }

    /** Returns whether the client wants to be asked for the body. */
    boolean expectsContinue() {
        return minor > 0 && !lines("Expect").isEmpty();
    }
}
