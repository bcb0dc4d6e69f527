package dev.turnstile.scenario;

import dev.turnstile.arbitrary.ValueSource;
import dev.turnstile.spec.SideEffectFree;
import io.leangen.geantyref.GenericTypeReflector;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out which types have values. */
public final class ValueTypes {
    private static final Set<Class<?>> NUMBERS = Set.of(
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            Double.class,
            Float.class,
            BigInteger.class,
            BigDecimal.class);

    /** A type that is made of values of its own type has none to begin with. */
    private final List<Class<?>> within = new ArrayList<>();

    private final boolean noted;

    /** @param noted whether calls of callbacks are noted */
    private ValueTypes(boolean noted) {
        this.noted = noted;
    }

    /**
     * Returns the type of values that an annotated type stands for.
     *
     * @param noted whether calls of callbacks are noted
     * @throws IllegalArgumentException if it has no values, with the type as a noun phrase
     */
    static ValueType of(AnnotatedType type, boolean noted) {
        return new ValueTypes(noted).of(type);
    }

    /** Whether a class, as a parameter's type, has values, be it that the project tells jqwik how to make them. */
    public static boolean exist(Class<?> raw) {
        try {
            return !new ValueTypes(true)
                    .of(GenericTypeReflector.annotate(raw))
                    .values()
                    .isEmpty();
        } catch (IllegalArgumentException none) {
            return ValueSource.isProvided(raw);
        }
    }

    /** Whether calls of what a parameter takes are noted. */
    static boolean takesNoted(Parameter parameter) {
        return isFunctional(parameter.getType()) && !parameter.isAnnotationPresent(SideEffectFree.class);
    }

    private static boolean isFunctional(Class<?> type) {
        return Callback.method(type) != null
                && !type.isSealed()
                && type != Iterable.class
                && type != Comparator.class
                && !isPlain(type);
    }

    static boolean isNullable(AnnotatedElement element) {
        return Stream.of(element.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(type -> type.getSimpleName().equals("Nullable"));
    }

    private ValueType of(AnnotatedType annotated) {
        AnnotatedType bound = GenericTypeReflector.reduceBounded(annotated);
        ValueType type = of(bound, GenericTypeReflector.erase(bound.getType()));
        return isNullable(annotated) && !type.raw().isPrimitive() ? new OrNull(type) : type;
    }

    private ValueType of(AnnotatedType type, Class<?> raw) {
        if (isPlain(raw)) return new ValueType.Plain(raw);
        if (raw.isArray() && type instanceof AnnotatedArrayType array)
            return new ValueType.Array(raw, of(array.getAnnotatedGenericComponentType()));
        if (raw.isAssignableFrom(List.class) || raw == Set.class)
            return new ValueType.Sequence(raw, argument(type, raw, 0));
        if (raw == Map.class) return new ValueType.Mapping(raw, argument(type, raw, 0), argument(type, raw, 1));
        if (raw == Optional.class) return new ValueType.Maybe(argument(type, raw, 0));
        if (raw.isRecord() || raw.isSealed()) return madeOfOthers(type, raw);
        if (isFunctional(raw)) return function(type, raw);
        throw none(raw, "a type without values");
    }

    private static boolean isPlain(Class<?> raw) {
        return raw.isPrimitive() && raw != void.class
                || NUMBERS.contains(raw)
                || raw == Boolean.class
                || raw == Character.class
                || raw == Duration.class
                || raw.isEnum()
                || raw.isAssignableFrom(Integer.class)
                || raw.isAssignableFrom(String.class);
    }

    private ValueType argument(AnnotatedType type, Class<?> raw, int index) {
        AnnotatedType exact = GenericTypeReflector.getExactSuperType(type, raw);
        if (exact instanceof AnnotatedParameterizedType parameterized)
            return of(parameterized.getAnnotatedActualTypeArguments()[index]);
        return new ValueType.Plain(Object.class);
    }

    private ValueType madeOfOthers(AnnotatedType type, Class<?> raw) {
        if (within.contains(raw)) throw none(raw, "which holds values of its own type");
        within.add(raw);
        ValueType made = raw.isRecord() ? composite(type, raw) : alternatives(raw);
        within.remove(raw);
        if (made.values().isEmpty()) throw none(raw, "whose constructor takes no values that could be found");
        return made;
    }

    private ValueType composite(AnnotatedType type, Class<?> raw) {
        RecordComponent[] components = raw.getRecordComponents();
        return new CompositeType(
                raw,
                Arrays.stream(components).map(RecordComponent::getName).toList(),
                Arrays.stream(components)
                        .map(c -> of(GenericTypeReflector.getReturnType(c.getAccessor(), type)))
                        .toList());
    }

    private ValueType alternatives(Class<?> raw) {
        return new ValueType.Alternatives(
                raw,
                Arrays.stream(raw.getPermittedSubclasses())
                        .map(permitted -> of(GenericTypeReflector.annotate(permitted)))
                        .toList());
    }

    private ValueType function(AnnotatedType type, Class<?> raw) {
        Method method = Callback.method(raw);
        if (method == null || method.getReturnType() == void.class) return new ValueType.Function(raw, null, noted);
        return new ValueType.Function(raw, of(GenericTypeReflector.getReturnType(method, type)), noted);
    }

    private static IllegalArgumentException none(Class<?> raw, @Nullable String why) {
        return new IllegalArgumentException(raw.getName() + ", " + why);
    }
}
