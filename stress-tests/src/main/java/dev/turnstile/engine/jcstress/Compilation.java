package dev.turnstile.engine.jcstress;

import java.util.ArrayList;
import java.util.List;

/**
 * One way in which a worker JVM compiles. The compiler's reorderings depend on it, so a subject is run in several; the same seed gives
 * the same compilation.
 *
 * @param index 0 for the JVM's own way; from 1 on, the optimizing compiler's random choices
 * @param seed the campaign's seed
 */
record Compilation(int index, long seed) {
    private static final String INDEX = "turnstile.jcstress.compilation";
    private static final String SEED = "turnstile.jcstress.seed";

    /** Returns the compilation of this JVM. */
    static Compilation ofThisJvm() {
        return new Compilation(Integer.getInteger(INDEX, 0), Long.getLong(SEED, 0));
    }

    /** Returns the arguments of a JVM that compiles in this way. */
    List<String> jvmArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-UsePerfData",
                "-Xms256m",
                "-Xmx256m",
                "-XX:ParallelGCThreads=2",
                "-XX:-RestrictContended",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + INDEX + "=" + index,
                "-D" + SEED + "=" + seed));
        if (index > 0) {
            arguments.addAll(List.of("-XX:+StressLCM", "-XX:+StressGCM", "-XX:+StressIGVN", "-XX:+StressCCP"));
            arguments.add("-XX:StressSeed=" + stressSeed());
        }
        return arguments;
    }

    /** Returns the way in words. */
    String text() {
        return index == 0 ? "the JVM's own way" : "with random choices of the optimizer, seed " + stressSeed();
    }

    /** Returns the seed for the JVM, which takes 32 bits without a sign. */
    private long stressSeed() {
        return (seed * 31 + index) & 0x7fff_ffffL;
    }
}
