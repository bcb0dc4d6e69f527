package dev.turnstile.mutation.operator;

import dev.turnstile.mutation.operator.CallOperator.Change;
import dev.turnstile.mutation.operator.CallOperator.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Lets an atomic method of a concurrent map or list check first, and act afterwards. */
final class CheckThenAct {
    private static final String PACKAGE = "java/util/concurrent/";
    private static final String LIST = PACKAGE + "CopyOnWriteArrayList";
    private static final String MAP = "java/util/Map";

    /** The interfaces among them are implemented by the classes. */
    private static final Set<String> MAPS = Set.of(
            PACKAGE + "ConcurrentMap",
            PACKAGE + "ConcurrentNavigableMap",
            PACKAGE + "ConcurrentHashMap",
            PACKAGE + "ConcurrentSkipListMap");

    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String FUNCTION = "Ljava/util/function/Function;";
    private static final String BI_FUNCTION = "Ljava/util/function/BiFunction;";

    /** The methods of maps by name and descriptor, each with what does the same in two steps. */
    private static final Map<String, Consumer<MapSteps>> METHODS = Map.of(
            "putIfAbsent(" + OBJECT + OBJECT + ")" + OBJECT, MapSteps::putIfAbsent,
            "computeIfAbsent(" + OBJECT + FUNCTION + ")" + OBJECT, MapSteps::computeIfAbsent,
            "computeIfPresent(" + OBJECT + BI_FUNCTION + ")" + OBJECT, MapSteps::computeIfPresent,
            "compute(" + OBJECT + BI_FUNCTION + ")" + OBJECT, MapSteps::compute,
            "merge(" + OBJECT + OBJECT + BI_FUNCTION + ")" + OBJECT, MapSteps::merge,
            "remove(" + OBJECT + OBJECT + ")Z", MapSteps::removeValue,
            "replace(" + OBJECT + OBJECT + OBJECT + ")Z", MapSteps::replaceValue,
            "replace(" + OBJECT + OBJECT + ")" + OBJECT, MapSteps::replace);

    private CheckThenAct() {}

    static MutationOperator operator() {
        return new CallOperator("check-then-act", CheckThenAct::changes);
    }

    private static List<Change> changes(Place place) {
        Consumer<GeneratorAdapter> body = body(place);
        if (body == null) return List.of();
        return List.of(new Change(
                place.text() + " is replaced by a check and then an act",
                "another thread that changes the same entry between the check and the act",
                (edit, index) -> AddedMethod.replace(edit, index, body)));
    }

    private static @Nullable Consumer<GeneratorAdapter> body(Place place) {
        MethodInsnNode call = place.call();
        if (call.owner.equals(LIST) && call.name.equals("addIfAbsent") && call.desc.equals("(" + OBJECT + ")Z")) {
            return code -> ListSteps.addIfAbsent(code, Type.getObjectType(LIST));
        }
        boolean map = MAPS.contains(call.owner)
                || call.owner.equals(MAP) && usesConcurrentMap(place.code().type());
        Consumer<MapSteps> steps = map ? METHODS.get(call.name + call.desc) : null;
        return steps == null ? null : code -> steps.accept(new MapSteps(code));
    }

    /** Whether a class has a concurrent map in a field, makes one, or gets one from a method: then one may be in a variable of the type Map. */
    private static boolean usesConcurrentMap(ClassNode type) {
        Stream<String> fields = type.fields.stream().map(field -> field.desc);
        Stream<String> code = type.methods.stream().flatMap(CheckThenAct::mentioned);
        return Stream.concat(fields, code).anyMatch(text -> MAPS.stream().anyMatch(text::contains));
    }

    private static Stream<String> mentioned(MethodNode method) {
        return Stream.of(method.instructions.toArray()).flatMap(node -> {
            if (node instanceof TypeInsnNode made) return Stream.of(made.desc);
            return node instanceof MethodInsnNode call ? Stream.of(Type.getReturnType(call.desc) + "") : Stream.of();
        });
    }
}
