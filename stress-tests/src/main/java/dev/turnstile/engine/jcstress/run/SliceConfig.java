package dev.turnstile.engine.jcstress.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.SpinLoopStyle;

/**
 * How one slice is run. The only place that knows the stream by which jcstress 0.16 takes it; a test holds it to that.
 *
 * @param runner binary name of the generated runner
 * @param spin how actors wait for each other
 * @param millis for how long; 0 for one pass over all instances
 * @param stride after how many instances the actors meet
 * @param strides how many strides make a pass
 * @param cpus the CPU for each actor; empty to leave them to the operating system
 */
record SliceConfig(String runner, SpinLoopStyle spin, int millis, int stride, int strides, List<Integer> cpus) {
    /** Asked for by jcstress's own sanity check only, which is not run here. */
    private static final int FOOTPRINT_MB = 100;

    /** The instances that are alive at once. */
    int instances() {
        return stride * strides;
    }

    ForkedTestConfig toJcstress() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(new DataOutputStream(bytes));
            return new ForkedTestConfig(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException("jcstress reads its configuration in another form than 0.16 did", e);
        }
    }

    @SuppressWarnings("EnumOrdinal") // that is how jcstress reads it
    private void write(DataOutputStream out) throws IOException {
        out.writeInt(spin.ordinal());
        out.writeInt(millis);
        out.writeInt(1); // iterations: for its own loop, which is not used
        out.writeUTF(runner);
        out.writeInt(FOOTPRINT_MB);
        out.writeInt(stride);
        out.writeInt(strides);
        out.writeBoolean(!cpus.isEmpty());
        if (cpus.isEmpty()) return;
        out.writeInt(cpus.size());
        for (int cpu : cpus) out.writeInt(cpu);
    }
}
