package dev.turnstile.hang.explain;

import dev.turnstile.hang.lockflow.LockSite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame of a live thread with what its method's code says about locks.
 *
 * @param element the frame
 * @param line where it is; not always what {@code element} says, as an interpreted frame that waits to enter a block says the next line
 * @param held the locks that its method holds where it is now, in the order in which they were taken
 * @param waitsFor the lock that it is taking right now; {@code null} if it takes none
 */
record LiveFrame(
        StackTraceElement element,
        int line,
        List<LockSite> held,
        @Nullable LockSite waitsFor) {
    /** The frame's place: {@code File.java:17}; {@code null} where its class file does not say, as in generated code. */
    @Nullable
    String location() {
        return line < 0 ? null : at(line);
    }

    /** A place in the same file. */
    String at(int line) {
        String file = element.getFileName();
        return (file == null ? element.getClassName() : file) + ":" + line;
    }
}
