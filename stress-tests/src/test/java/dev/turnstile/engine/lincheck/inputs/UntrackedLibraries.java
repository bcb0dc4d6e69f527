package dev.turnstile.engine.lincheck.inputs;

import dev.turnstile.engine.lincheck.inputs.Untracked.TwoSteps;
import dev.turnstile.spec.Subject;
import it.unimi.dsi.fastutil.IntBox;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;

/** As {@link Untracked}, with the state in libraries that Lincheck leaves out. */
public final class UntrackedLibraries {
    private UntrackedLibraries() {}

    /** Lincheck needs this library itself, so its code stays as it is. */
    @Subject(model = Contracts.CounterModel.class)
    public static class InListOfAsm extends TwoSteps {
        private final InsnList list = new InsnList();

        @Override
        int read() {
            return list.size();
        }

        @Override
        void write(int next) {
            list.add(new InsnNode(Opcodes.NOP));
        }
    }

    /** Lincheck leaves this library out to be quicker. */
    @Subject(model = Contracts.CounterModel.class)
    public static class InBoxOfFastutil implements Contracts.Counter {
        private final IntBox count = new IntBox();

        @Override
        public int increment() {
            return count.increment();
        }

        @Override
        public int get() {
            return count.get();
        }
    }
}
