package dev.turnstile.scenario;

/** A text that is read from left to right. Blanks between its parts do not matter. */
final class TextReader {
    private static final String ENDS_A_WORD = ",()[]{}=|; ";

    private final String text;
    private int at;

    TextReader(String text) {
        this.text = text;
    }

    /** Another reader of the rest. */
    TextReader copy() {
        TextReader copy = new TextReader(text);
        copy.at = at;
        return copy;
    }

    /** Goes on where a copy is. */
    void moveTo(TextReader copy) {
        at = copy.at;
    }

    /** The index of the next character that is no blank. */
    int at() {
        while (at < text.length() && text.charAt(at) == ' ') at++;
        return at;
    }

    /** Whether nothing is left. */
    boolean isOver() {
        return at() == text.length();
    }

    /** Whether a text comes next. */
    boolean isNext(String next) {
        return text.startsWith(next, at());
    }

    /** Passes over a text if it comes next. Returns whether it did. */
    boolean accept(String next) {
        boolean found = isNext(next);
        if (found) at += next.length();
        return found;
    }

    /** @throws IllegalArgumentException if another text comes next */
    void require(String next) {
        if (!accept(next)) throw expected("'" + next + "'");
    }

    /** Reads an identifier of Java; an empty one if none comes next. */
    String identifier() {
        int start = at();
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) at++;
        return text.substring(start, at);
    }

    /** Reads what stands up to the next blank or bracket. */
    String word() {
        int start = at();
        while (at < text.length() && ENDS_A_WORD.indexOf(text.charAt(at)) < 0) at++;
        return text.substring(start, at);
    }

    /** Reads what stands between two quotes, with both. */
    String quoted() {
        int start = at();
        char quote = text.charAt(at++);
        while (at < text.length() && text.charAt(at) != quote) at += text.charAt(at) == '\\' ? 2 : 1;
        at = Math.min(at + 1, text.length());
        return text.substring(start, at);
    }

    IllegalArgumentException expected(String what) {
        return expectedAt(at(), what);
    }

    IllegalArgumentException expectedAt(int index, String what) {
        return new IllegalArgumentException("scenario, column " + (index + 1) + ": expected " + what + " in: " + text);
    }
}
