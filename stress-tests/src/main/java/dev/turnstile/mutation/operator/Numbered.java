package dev.turnstile.mutation.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.ClassNode;

/**
 * Numbers the mutations of an operator that would read the same, since they are on the same line.
 *
 * @param operator finds them
 */
record Numbered(MutationOperator operator) implements MutationOperator {
    /** The part of a mutation that a reader sees. */
    private record Text(Mutation.Site site, String change) {}

    @Override
    public String name() {
        return operator.name();
    }

    @Override
    public List<Mutation> in(ClassNode type) {
        List<Mutation> all = operator.in(type);
        Map<Text, Long> count = all.stream().collect(Collectors.groupingBy(Numbered::text, Collectors.counting()));
        Map<Text, Integer> last = new HashMap<>();
        List<Mutation> numbered = new ArrayList<>();
        for (Mutation each : all) {
            long many = count.getOrDefault(text(each), 1L);
            int number = last.merge(text(each), 1, Integer::sum);
            numbered.add(many == 1 ? each : with(each, number + " of " + many + " such places on the line"));
        }
        return numbered;
    }

    private static Text text(Mutation mutation) {
        return new Text(mutation.site(), mutation.change());
    }

    private static Mutation with(Mutation mutation, String number) {
        return mutation.withChange(mutation.change() + " (" + number + ")");
    }
}
