package dev.turnstile.models.chat;

import java.util.Locale;

/** Under what name somebody may join a {@link ChatRoom}. */
public enum Name {
    /** One. */
    ANN,
    /** Another one. */
    BOB;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
