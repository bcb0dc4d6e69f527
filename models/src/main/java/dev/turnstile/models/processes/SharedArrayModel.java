package dev.turnstile.models.processes;

/** {@link SharedArray}, single-threaded. */
public final class SharedArrayModel implements SharedArray {
    private final int[] numbers = new int[LENGTH];

    @Override
    public int add(int index, int delta) {
        return numbers[index] += delta;
    }

    @Override
    public int get(int index) {
        return numbers[index];
    }
}
