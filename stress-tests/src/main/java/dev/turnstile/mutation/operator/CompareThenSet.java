package dev.turnstile.mutation.operator;

import dev.turnstile.mutation.operator.CallOperator.Change;
import dev.turnstile.mutation.operator.CallOperator.Place;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;

/** Compares and sets in two steps. */
final class CompareThenSet {
    private static final int VALUES = 2;

    /** Types that a variable handle reads as longs just as well: the values may be of a narrower type than the memory. */
    private static final Set<Type> INTEGERS =
            Set.of(Type.BYTE_TYPE, Type.SHORT_TYPE, Type.CHAR_TYPE, Type.INT_TYPE, Type.LONG_TYPE);

    private CompareThenSet() {}

    static MutationOperator operator() {
        return new CallOperator("compare-then-set", CompareThenSet::changes);
    }

    private static List<Change> changes(Place place) {
        if (!Cells.isCompareAndSet(place.call())) return List.of();
        Cell cell = Cell.of(place.call(), VALUES);
        if (cell == null || cell.read() == Type.FLOAT_TYPE || cell.read() == Type.DOUBLE_TYPE) return List.of();
        Type[] arguments = Type.getArgumentTypes(place.call().desc);
        Type expected = arguments[arguments.length - 2];
        Type updated = arguments[arguments.length - 1];
        boolean wide = Cells.isHandle(place.call()) && INTEGERS.contains(cell.read());
        Cell used = cell.readAs(wide ? Type.LONG_TYPE : cell.read()).writtenAs(updated);
        return List.of(new Change(
                place.text() + " is replaced by a comparison and then a set",
                "another thread that sets the value between the comparison and the set",
                (edit, index) -> AddedMethod.replace(edit, index, code -> body(code, used, expected))));
    }

    private static void body(GeneratorAdapter code, Cell cell, Type expected) {
        Label different = code.newLabel();
        cell.get(code);
        code.loadArg(cell.firstValue());
        boolean primitive = expected.getSort() != Type.OBJECT && expected.getSort() != Type.ARRAY;
        if (primitive) code.cast(expected, cell.read());
        code.ifCmp(cell.read(), GeneratorAdapter.NE, different);
        cell.set(code, () -> code.loadArg(cell.firstValue() + 1));
        code.push(true);
        code.returnValue();
        code.mark(different);
        code.push(false);
        code.returnValue();
    }
}
