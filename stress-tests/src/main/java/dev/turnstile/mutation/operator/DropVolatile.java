package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Makes a volatile field a plain one. Those with a field updater stay as they are: it throws if its field is not volatile. */
final class DropVolatile implements MutationOperator {
    @Override
    public String name() {
        return "drop-volatile";
    }

    @Override
    public List<Mutation> in(ClassNode type) {
        List<Mutation> found = new ArrayList<>();
        for (FieldNode field : type.fields) {
            if ((field.access & Opcodes.ACC_VOLATILE) != 0 && !hasUpdater(type, field))
                found.add(mutation(type, field));
        }
        return found;
    }

    private Mutation mutation(ClassNode type, FieldNode field) {
        Mutation.Site site = new Mutation.Site(type.name, field.name, field.desc, 0);
        return new Mutation(
                        name(),
                        site,
                        field.name + " is not volatile",
                        "hardware weaker than x86, a compiler that keeps the field in a register, or a check for data races",
                        fresh -> fresh.fields.stream()
                                .filter(each -> each.name.equals(site.member()))
                                .forEach(each -> each.access &= ~Opcodes.ACC_VOLATILE))
                .seenBy(Visibility.DATA_RACE);
    }

    private static boolean hasUpdater(ClassNode type, FieldNode field) {
        return type.methods.stream()
                .filter(method -> instructions(method.instructions).anyMatch(DropVolatile::makesUpdater))
                .anyMatch(method -> instructions(method.instructions)
                        .anyMatch(node -> node instanceof LdcInsnNode constant && field.name.equals(constant.cst)));
    }

    private static Stream<AbstractInsnNode> instructions(Iterable<AbstractInsnNode> list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static boolean makesUpdater(AbstractInsnNode node) {
        return node instanceof MethodInsnNode call && call.name.equals("newUpdater");
    }
}
