package dev.turnstile.arbitrary;

import org.jspecify.annotations.Nullable;

/** An amount of money. Turnstile does not know how to make one; {@link EuroProvider} does. */
public final class Euro {
    private final int cents;

    private Euro(int cents) {
        this.cents = cents;
    }

    public static Euro ofCents(int cents) {
        return new Euro(cents);
    }

    public int cents() {
        return cents;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Euro euro && euro.cents == cents;
    }

    @Override
    public int hashCode() {
        return cents;
    }

    @Override
    public String toString() {
        return "%d.%02d €".formatted(cents / 100, cents % 100);
    }
}
