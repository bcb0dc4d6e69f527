package dev.turnstile.reports.sarif;

import com.contrastsecurity.sarif.Message;

/** Texts as messages of SARIF. */
final class Texts {
    private Texts() {}

    /** Returns a plain message. In one, {@code [text](target)} is a link unless it is escaped (SARIF 2.1.0, 3.11.6). */
    static Message message(String text) {
        return new Message().withText(text.replaceAll("\\\\*]\\(", "\\\\]("));
    }
}
