package dev.turnstile.adapter;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The arguments for the type variables of a class and of all above it, as far as the class gives them. */
final class TypeArguments {
    private final Map<TypeVariable<?>, Type> known = new HashMap<>();

    TypeArguments(Class<?> type) {
        add(type);
    }

    private void add(@Nullable Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) known.putIfAbsent(raw.getTypeParameters()[i], arguments[i]);
            add(raw);
        } else if (type instanceof Class<?> raw) {
            Stream.concat(Stream.ofNullable(raw.getGenericSuperclass()), Stream.of(raw.getGenericInterfaces()))
                    .forEach(this::add);
        }
    }

    /** The class of a type; of a type variable that stands for nothing known, that of its bound. */
    Class<?> erase(Type type) {
        if (type instanceof Class<?> raw) return raw;
        if (type instanceof ParameterizedType generic) return erase(generic.getRawType());
        if (type instanceof WildcardType wildcard) return erase(wildcard.getUpperBounds()[0]);
        if (type instanceof GenericArrayType array)
            return erase(array.getGenericComponentType()).arrayType();
        TypeVariable<?> variable = (TypeVariable<?>) type;
        Type argument = known.get(variable);
        return erase(argument == null || argument.equals(variable) ? variable.getBounds()[0] : argument);
    }
}
