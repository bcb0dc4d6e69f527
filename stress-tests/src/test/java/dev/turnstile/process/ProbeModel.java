package dev.turnstile.process;

import java.time.DayOfWeek;
import java.util.List;

/** {@link Probe}, as far as its answers are given. */
public class ProbeModel implements Probe {
    @Override
    public void nothing() {}

    @Override
    public int number() {
        return -7;
    }

    @Override
    public long big() {
        return Long.MIN_VALUE;
    }

    @Override
    public boolean yes() {
        return true;
    }

    @Override
    public String text() {
        return "zero \0, ümlaut, 🎫";
    }

    @Override
    public DayOfWeek day() {
        return DayOfWeek.SUNDAY;
    }

    @Override
    public List<Integer> list() {
        return List.of(1, 2);
    }

    @Override
    public int[] array() {
        return new int[] {3, 4};
    }

    @Override
    public int fails() {
        throw new IllegalStateException("with a message");
    }

    @Override
    public Object unsendable() {
        return 0;
    }

    @Override
    public Object untameable() {
        return 0;
    }

    @Override
    public void exits() {}

    @Override
    public void halts() {}

    @Override
    public void crashes() {}

    @Override
    public int prints() {
        return 1;
    }

    @Override
    public long pid() {
        return 0;
    }

    @Override
    public String directory() {
        return "";
    }

    @Override
    public int counts() {
        return 0;
    }

    @Override
    public void leaves() {}

    @Override
    public void waits() throws InterruptedException {}

    @Override
    public void waitsDeafly() {}

    @Override
    public int dawdles() throws InterruptedException {
        return 1;
    }

    @Override
    public long spawns() {
        return 0;
    }

    @Override
    public void locks() {}

    @Override
    public void bars() {}

    @Override
    public void jams(boolean anError) {}
}
