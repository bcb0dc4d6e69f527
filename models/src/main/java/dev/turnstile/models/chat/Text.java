package dev.turnstile.models.chat;

import java.util.Locale;

/** The lines that a member of a {@link ChatRoom} may say. */
public enum Text {
    /** In the beginning. */
    HELLO,
    /** In between. */
    INDEED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
