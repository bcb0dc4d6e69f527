package dev.turnstile;

import java.util.List;
import java.util.Random;

/** Changes valid input a little: that reaches further into a parser than noise, which the first character gives away. */
public final class Mutation {
    private static final int MOST_STEPS = 4;

    /** What parsers tell apart. */
    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            "\\",
            "\\u",
            "\\u12",
            "\n",
            "\r",
            "\0",
            "\u2028",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            ",",
            ";",
            "|",
            ":",
            "=",
            ".",
            "..",
            "/",
            "../",
            "-",
            "-1",
            "0",
            "99999",
            "99999999999999999999",
            "1e999999999",
            "NaN",
            "null",
            "true",
            "x",
            "ä",
            "\ud800",
            "x99999",
            "\"schema\":1",
            "#",
            "*",
            "?",
            "%",
            " ",
            "\t");

    private Mutation() {}

    /**
     * Returns one of some valid texts with up to four changes.
     *
     * @param seed the same one makes the same changes
     */
    public static String of(List<String> valid, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(any(valid, random));
        for (int steps = random.nextInt(MOST_STEPS + 1); steps > 0; steps--) change(text, valid, random);
        return text.toString();
    }

    private static void change(StringBuilder text, List<String> valid, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + 1 + random.nextInt(random.nextBoolean() ? 3 : 40));
        switch (random.nextInt(6)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, any(PIECES, random));
            case 2 -> text.replace(from, to, any(PIECES, random));
            case 3 -> text.insert(from, text.substring(from, to).repeat(1 + random.nextInt(3)));
            case 4 -> text.setLength(from);
            default -> {
                String other = any(valid, random);
                int begin = random.nextInt(other.length() + 1);
                text.insert(from, other, begin, Math.min(other.length(), begin + 30));
            }
        }
    }

    private static String any(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
