package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Moves the first statement of a critical section in front of it, or the last one behind it. */
final class ShrinkCriticalSection implements MutationOperator {
    @Override
    public String name() {
        return "shrink-critical-section";
    }

    @Override
    public List<Mutation> in(ClassNode type) {
        List<Mutation> found = new ArrayList<>();
        for (Section section : Sections.all(type)) {
            Statements statements = new Statements(section.flow());
            first(section, statements).ifPresent(found::add);
            section.releases().stream()
                    .flatMap(release -> last(section, statements, release).stream())
                    .forEach(found::add);
        }
        return found;
    }

    private Optional<Mutation> first(Section section, Statements statements) {
        Flow flow = section.flow();
        int from = section.first();
        int to = statements.after(from);
        boolean whole = to < 0 || !section.contains(to) || section.releaseFrom(to) != null;
        if (section.start() < 0 || whole || !statements.isStart(from)) return Optional.empty();
        if (flow.isTarget(from) || !statements.isStraight(from, to)) return Optional.empty();
        if (!concernsOthers(section.code(), from, to)) return Optional.empty();
        if (changesVariable(section.code(), from, to, section.start(), section.end())) return Optional.empty();
        String change = "the first statement of " + section.text() + " runs before it";
        String exposedBy = "another thread that enters right after that statement";
        return Optional.of(moving(section, from, to, section.start(), change, exposedBy));
    }

    private Mutation moving(Section section, int from, int to, int before, String change, String exposedBy) {
        Code code = section.code();
        int line = code.line(from);
        int lineBehind = before == section.start() ? section.line() : code.line(before);
        return code.mutation(name(), line, change, exposedBy, edit -> edit.move(from, to, before, line, lineBehind));
    }

    /** Whether other threads may notice when instructions run. */
    private static boolean concernsOthers(Code code, int from, int to) {
        return IntStream.range(from, to).anyMatch(at -> MemoryAccess.isShared(code, at));
    }

    /** Whether code sets a variable that other code, which will run after it and not before it, reads. */
    private static boolean changesVariable(Code code, int from, int to, int otherFrom, int otherTo) {
        return variables(code, from, to, true)
                .anyMatch(set -> variables(code, otherFrom, otherTo, false).anyMatch(set::equals));
    }

    private static Stream<Integer> variables(Code code, int from, int to, boolean set) {
        List<Integer> found = new ArrayList<>();
        for (int i = from; i < to; i++) {
            boolean store = code.opcode(i) >= Opcodes.ISTORE;
            if (code.node(i) instanceof VarInsnNode variable && store == set) found.add(variable.var);
        }
        return found.stream();
    }

    private Optional<Mutation> last(Section section, Statements statements, Section.Release release) {
        Flow flow = section.flow();
        int to = release.start();
        int from = statements.before(to);
        int behind = section.code().next(release.end());
        if (from <= section.first()
                || !section.contains(from)
                || behind >= section.code().size()) return Optional.empty();
        if (flow.isTarget(to) || flow.isTarget(behind) || !statements.isStraight(from, to)) return Optional.empty();
        if (!concernsOthers(section.code(), from, to)) return Optional.empty();
        String change = "the last statement of " + section.text() + " runs after it";
        String exposedBy = "another thread that enters right before that statement";
        return Optional.of(moving(section, from, to, behind, change, exposedBy));
    }
}
