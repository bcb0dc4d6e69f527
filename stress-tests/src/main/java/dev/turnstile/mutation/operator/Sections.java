package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.tree.ClassNode;

/** Finds the critical sections of a class. */
final class Sections {
    private Sections() {}

    /** Those that monitors guard. */
    static List<Section> ofMonitors(ClassNode type) {
        List<Section> found = new ArrayList<>();
        for (Code code : Code.of(type)) {
            if (code.isSynchronized()) found.add(Monitors.ofMethod(code));
            found.addAll(Monitors.blocks(code));
        }
        return found;
    }

    /** All of them. */
    static List<Section> all(ClassNode type) {
        List<Section> found = ofMonitors(type);
        for (Code code : Code.of(type)) found.addAll(Locks.sections(code));
        return found;
    }
}
