package dev.turnstile.scenario;

import dev.turnstile.arbitrary.ValueSource;
import dev.turnstile.spec.SideEffectFree;
import io.leangen.geantyref.GenericTypeReflector;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Decides where the values of parameters come from: from their types as Turnstile knows them, or from jqwik. */
final class ParameterTypes {
    private ParameterTypes() {}

    /**
     * Returns the types of a method's parameters.
     *
     * @param owner the class that says what type variables stand for
     * @param contract the interface whose methods may supply jqwik's arbitraries
     */
    static List<ValueType> of(Method method, Class<?> owner, Class<?> contract) {
        Parameter[] parameters = method.getParameters();
        AnnotatedType[] types = GenericTypeReflector.getParameterTypes(method, GenericTypeReflector.annotate(owner));
        List<ValueType> found = new ArrayList<>();
        for (int i = 0; i < types.length; i++)
            found.add(of(parameters[i], types[i], ValueSource.of(parameters[i], types[i], contract)));
        return found;
    }

    private static ValueType of(Parameter parameter, AnnotatedType annotated, ValueSource source) {
        boolean isNullable = ValueTypes.isNullable(parameter) || ValueTypes.isNullable(parameter.getAnnotatedType());
        Class<?> raw = GenericTypeReflector.erase(
                GenericTypeReflector.reduceBounded(annotated).getType());
        ValueType known;
        try {
            known = ValueTypes.of(annotated, !parameter.isAnnotationPresent(SideEffectFree.class));
        } catch (IllegalArgumentException unknown) {
            ValueType given = new GivenType(raw, null, unknown.getMessage(), source);
            return isNullable && !source.isAsked() ? new OrNull(given) : given;
        }
        if (source.isAsked()) return new GivenType(raw, known, null, source);
        ValueType bare = known instanceof OrNull of ? of.type() : known;
        ValueType type = ValueSource.mayHaveProviders() ? new GivenType(raw, bare, null, source) : bare;
        return isNullable || known instanceof OrNull ? new OrNull(type) : type;
    }
}
