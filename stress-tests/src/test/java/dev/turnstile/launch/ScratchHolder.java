package dev.turnstile.launch;

/** A JVM that makes a directory, prints its name, and stays. */
final class ScratchHolder {
    private ScratchHolder() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(Scratch.make());
        Thread.sleep(Long.MAX_VALUE);
    }
}
