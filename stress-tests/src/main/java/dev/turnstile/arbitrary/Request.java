package dev.turnstile.arbitrary;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.providers.TypeUsage;

/**
 * A parameter that may ask jqwik for values.
 *
 * @param parameter the parameter, with its annotations
 * @param type its type, with the types that type variables stand for
 * @param contract the interface whose methods may supply arbitraries
 */
record Request(Parameter parameter, AnnotatedType type, Class<?> contract) {
    private static final String JQWIK = "net.jqwik.";

    /** Whether an annotation of jqwik stands on the parameter or within its type. */
    boolean isExplicit() {
        return !annotations(parameter.getAnnotations()).isEmpty() || hasAnnotations(type);
    }

    private static boolean hasAnnotations(AnnotatedType type) {
        return !annotations(type.getAnnotations()).isEmpty() || parts(type).anyMatch(Request::hasAnnotations);
    }

    private static Stream<AnnotatedType> parts(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType of) return Stream.of(of.getAnnotatedActualTypeArguments());
        return type instanceof AnnotatedArrayType array
                ? Stream.of(array.getAnnotatedGenericComponentType())
                : Stream.empty();
    }

    /** Returns jqwik's annotations among some, with those that stand on annotations. */
    private static Set<Annotation> annotations(Annotation[] all) {
        Set<Annotation> found = new LinkedHashSet<>();
        for (Annotation annotation : all) {
            String name = annotation.annotationType().getName();
            if (name.startsWith(JQWIK)) found.add(annotation);
            else if (!name.startsWith("java.") && !isOnItself(annotation))
                found.addAll(annotations(annotation.annotationType().getAnnotations()));
        }
        return found;
    }

    private static boolean isOnItself(Annotation annotation) {
        return Arrays.stream(annotation.annotationType().getAnnotations())
                .anyMatch(on -> on.annotationType() == annotation.annotationType());
    }

    /** Returns the type as jqwik sees it. */
    TypeUsage usage() {
        Set<Annotation> all = annotations(parameter.getAnnotations());
        all.addAll(annotations(type.getAnnotations()));
        return with(all, bare(type));
    }

    private static TypeUsage usage(AnnotatedType type) {
        return with(annotations(type.getAnnotations()), bare(type));
    }

    private static TypeUsage with(Set<Annotation> annotations, TypeUsage type) {
        TypeUsage annotated = type;
        for (Annotation annotation : annotations) annotated = annotated.withAnnotation(annotation);
        return annotated;
    }

    private static TypeUsage bare(AnnotatedType type) {
        if (type instanceof AnnotatedWildcardType wildcard) return usage(wildcard.getAnnotatedUpperBounds()[0]);
        if (type instanceof AnnotatedTypeVariable variable) return usage(variable.getAnnotatedBounds()[0]);
        if (type instanceof AnnotatedParameterizedType of && of.getType() instanceof ParameterizedType generic) {
            List<TypeUsage> arguments = Stream.of(of.getAnnotatedActualTypeArguments())
                    .map(Request::usage)
                    .toList();
            return TypeUsage.of((Class<?>) generic.getRawType(), arguments.toArray(TypeUsage[]::new));
        }
        Type plain = type.getType();
        return plain instanceof Class<?> raw && !raw.isArray() ? TypeUsage.of(raw) : TypeUsage.forType(plain);
    }
}
