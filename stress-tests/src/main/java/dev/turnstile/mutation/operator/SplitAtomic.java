package dev.turnstile.mutation.operator;

import dev.turnstile.mutation.operator.CallOperator.Change;
import dev.turnstile.mutation.operator.CallOperator.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.MethodInsnNode;

/** Reads and writes an atomic value in two steps. */
final class SplitAtomic {
    private static final String FUNCTIONS = "java/util/function/";

    /** The way in which a method computes the new value. */
    private enum Update {
        SET(1),
        ADD(1),
        INCREMENT(0),
        DECREMENT(0),
        AND(1),
        OR(1),
        XOR(1),
        UPDATE(1),
        ACCUMULATE(2);

        private final int values;

        Update(int values) {
            this.values = values;
        }
    }

    /**
     * A method in two steps.
     *
     * @param update what it makes of the old value
     * @param answersNew whether it answers the new value
     */
    private record Step(Update update, boolean answersNew) {}

    private static final Map<String, Step> METHODS = Map.ofEntries(
            Map.entry("getAndSet", new Step(Update.SET, false)),
            Map.entry("getAndAdd", new Step(Update.ADD, false)),
            Map.entry("addAndGet", new Step(Update.ADD, true)),
            Map.entry("getAndIncrement", new Step(Update.INCREMENT, false)),
            Map.entry("incrementAndGet", new Step(Update.INCREMENT, true)),
            Map.entry("getAndDecrement", new Step(Update.DECREMENT, false)),
            Map.entry("decrementAndGet", new Step(Update.DECREMENT, true)),
            Map.entry("getAndUpdate", new Step(Update.UPDATE, false)),
            Map.entry("updateAndGet", new Step(Update.UPDATE, true)),
            Map.entry("getAndAccumulate", new Step(Update.ACCUMULATE, false)),
            Map.entry("accumulateAndGet", new Step(Update.ACCUMULATE, true)),
            Map.entry("getAndBitwiseAnd", new Step(Update.AND, false)),
            Map.entry("getAndBitwiseOr", new Step(Update.OR, false)),
            Map.entry("getAndBitwiseXor", new Step(Update.XOR, false)));

    private SplitAtomic() {}

    static MutationOperator operator() {
        return new CallOperator("split-atomic", SplitAtomic::changes);
    }

    private static List<Change> changes(Place place) {
        MethodInsnNode call = place.call();
        // Variable handles have three variants of each method. The volatile get and set are at least as strong as any
        // of them.
        Step step = METHODS.get(Cells.isHandle(call) ? call.name.replaceFirst("(Acquire|Release)$", "") : call.name);
        if (step == null) return List.of();
        Cell cell = cell(call, step);
        if (cell == null) return List.of();
        return List.of(new Change(
                place.text() + " is replaced by a get and then a set",
                "another thread that changes the value between the get and the set",
                (edit, index) ->
                        AddedMethod.replace(edit, index, code -> new Body(code, cell, call.desc).write(step))));
    }

    private static @Nullable Cell cell(MethodInsnNode call, Step step) {
        Cell cell = Cell.of(call, step.update.values);
        if (cell == null || !Cells.isHandle(call)) return cell;
        Type answer = Type.getReturnType(call.desc);
        if (step.update == Update.SET) return cell.readAs(answer == Type.VOID_TYPE ? cell.read() : answer);
        Type computed = answer == Type.VOID_TYPE ? cell.read() : answer;
        boolean boxed = computed.getSort() == Type.OBJECT || cell.written().getSort() == Type.OBJECT;
        return boxed ? null : cell.readAs(computed).writtenAs(computed);
    }

    /**
     * The method that is called instead.
     *
     * @param code writes it
     * @param cell the memory
     * @param descriptor that of the call
     */
    private record Body(GeneratorAdapter code, Cell cell, String descriptor) {
        void write(Step step) {
            Type type = cell.read();
            int old = code.newLocal(type);
            cell.get(code);
            code.storeLocal(old);
            if (step.update == Update.SET) {
                cell.set(code, () -> code.loadArg(cell.firstValue()));
                answer(old);
                return;
            }
            int updated = code.newLocal(type);
            update(step.update, old);
            code.storeLocal(updated);
            cell.set(code, () -> code.loadLocal(updated));
            answer(step.answersNew ? updated : old);
        }

        private void answer(int local) {
            if (Type.getReturnType(descriptor) != Type.VOID_TYPE) code.loadLocal(local);
            code.returnValue();
        }

        private void update(Update update, int old) {
            switch (update) {
                case SET -> throw new IllegalArgumentException("sets a value, and makes nothing of the old one");
                case ADD -> operate(old, GeneratorAdapter.ADD);
                case AND -> operate(old, GeneratorAdapter.AND);
                case OR -> operate(old, GeneratorAdapter.OR);
                case XOR -> operate(old, GeneratorAdapter.XOR);
                case INCREMENT -> add(old, 1);
                case DECREMENT -> add(old, -1);
                case UPDATE -> apply(old, "Unary", false);
                case ACCUMULATE -> apply(old, "Binary", true);
            }
        }

        private void operate(int old, int operator) {
            Type type = cell.read();
            code.loadLocal(old);
            code.loadArg(cell.firstValue());
            code.cast(argument(cell.firstValue()), type);
            code.math(operator, type);
            narrow(type);
        }

        /** The machine computes with ints. */
        private void narrow(Type type) {
            boolean small = type == Type.BYTE_TYPE || type == Type.SHORT_TYPE || type == Type.CHAR_TYPE;
            if (small) code.cast(Type.INT_TYPE, type);
        }

        private Type argument(int afterReceiver) {
            return Type.getArgumentTypes(descriptor)[afterReceiver - 1];
        }

        private void add(int old, int amount) {
            code.loadLocal(old);
            if (cell.read() == Type.LONG_TYPE) code.push((long) amount);
            else code.push(amount);
            code.math(GeneratorAdapter.ADD, cell.read());
        }

        private void apply(int old, String arity, boolean withArgument) {
            Type type = cell.read();
            String prefix = type == Type.INT_TYPE ? "Int" : type == Type.LONG_TYPE ? "Long" : "";
            String method = type == Type.INT_TYPE ? "applyAsInt" : type == Type.LONG_TYPE ? "applyAsLong" : "apply";
            code.loadArg(cell.firstValue() + (withArgument ? 1 : 0));
            code.loadLocal(old);
            if (withArgument) code.loadArg(cell.firstValue());
            Type[] operands = withArgument ? new Type[] {type, type} : new Type[] {type};
            code.invokeInterface(
                    Type.getObjectType(FUNCTIONS + prefix + arity + "Operator"),
                    new Method(method, Type.getMethodDescriptor(type, operands)));
        }
    }
}
