package dev.turnstile.code.rewriting;

import dev.turnstile.scenario.Actor;
import dev.turnstile.scenario.ArrayValue;
import dev.turnstile.scenario.Callback;
import dev.turnstile.scenario.NamedValue;
import dev.turnstile.scenario.Operation;
import dev.turnstile.scenario.ScenarioText;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes arguments once more, of the classes that another class loader has under the same names. */
public record ArgumentsOfLoader(ClassLoader loader) {
    /** Returns the argument for one call. */
    @Nullable
    public Object of(@Nullable Object value) throws ReflectiveOperationException {
        if (value instanceof Enum<?> constant) return constant(constant);
        if (value instanceof ArrayValue array)
            return new ArrayValue(type(array.component()), all(array.elements())).make();
        if (value instanceof Set<?> set) return Collections.unmodifiableSet(new LinkedHashSet<>(all(set)));
        if (value instanceof Collection<?> elements) return Collections.unmodifiableList(all(elements));
        if (value instanceof Map<?, ?> map) return map(map);
        if (value instanceof Optional<?> optional)
            return optional.isEmpty() ? optional : Optional.ofNullable(of(optional.get()));
        if (value instanceof Record made) return record(made);
        Callback callback = Callback.in(value);
        return callback == null ? value : callback.as(type(callback.type()), of(callback.answer()));
    }

    /** Returns all arguments of one call. */
    @Nullable
    public Object[] of(Actor actor) throws ReflectiveOperationException {
        return actor.arguments().stream().anyMatch(NamedValue.class::isInstance)
                ? madeAgain(actor)
                : all(actor.arguments()).toArray();
    }

    /** Makes values that have only names with the suppliers of this loader's contract. */
    private @Nullable Object[] madeAgain(Actor actor) throws ReflectiveOperationException {
        Method method = method(actor.operation());
        Operation operation = Operation.of(method);
        try {
            @Nullable
            Object[] values = ScenarioText.parse(actor.toString(), List.of(operation))
                    .parallel()
                    .get(0)
                    .get(0)
                    .values();
            for (int i = 0; i < values.length; i++) {
                Class<?> type = MethodType.methodType(method.getParameterTypes()[i])
                        .wrap()
                        .returnType();
                if (values[i] != null && !type.isInstance(values[i]))
                    throw new IllegalArgumentException(values[i] + " is of another class loader");
            }
            return values;
        } catch (IllegalArgumentException e) {
            throw new ReflectiveOperationException(actor + " cannot be made again", e);
        }
    }

    /** Returns the method of an operation. */
    public Method method(Operation operation) throws ReflectiveOperationException {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> type : operation.method().getParameterTypes()) types.add(type(type));
        Method method = type(operation.method().getDeclaringClass())
                .getDeclaredMethod(operation.name(), types.toArray(new Class<?>[0]));
        method.setAccessible(true);
        return method;
    }

    /** Returns the class of a name in this loader. */
    Class<?> type(Class<?> type) throws ClassNotFoundException {
        if (type.isPrimitive()) return type;
        return type.isArray() ? type(type.getComponentType()).arrayType() : loader.loadClass(type.getName());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // its constants are looked up by name
    private Object constant(Enum<?> constant) throws ClassNotFoundException {
        return Enum.valueOf((Class<Enum>) type(constant.getDeclaringClass()).asSubclass(Enum.class), constant.name());
    }

    private List<@Nullable Object> all(Collection<?> values) throws ReflectiveOperationException {
        List<@Nullable Object> made = new ArrayList<>();
        for (Object value : values) made.add(of(value));
        return made;
    }

    private Map<@Nullable Object, @Nullable Object> map(Map<?, ?> map) throws ReflectiveOperationException {
        Map<@Nullable Object, @Nullable Object> made = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) made.put(of(entry.getKey()), of(entry.getValue()));
        return Collections.unmodifiableMap(made);
    }

    private Object record(Record value) throws ReflectiveOperationException {
        List<Class<?>> types = new ArrayList<>();
        List<@Nullable Object> components = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            types.add(type(component.getType()));
            components.add(of(component.getAccessor().invoke(value)));
        }
        Constructor<?> constructor = type(value.getClass()).getDeclaredConstructor(types.toArray(new Class<?>[0]));
        constructor.setAccessible(true);
        return constructor.newInstance(components.toArray());
    }
}
