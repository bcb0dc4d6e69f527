package dev.turnstile.subjects.pools;

/** A process with a pool of two workers, both of them in the middle of a task. */
final class OwnerOfAPool {
    private OwnerOfAPool() {}

    public static void main(String[] arguments) throws Exception {
        try (var pool = new SupervisedProcessPool(2)) {
            for (String place : arguments) pool.submit(TaskThatWaitsAtFirst.class, place, answer -> {});
            System.in.read();
        }
    }
}
