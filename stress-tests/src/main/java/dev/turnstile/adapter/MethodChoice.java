package dev.turnstile.adapter;

import dev.turnstile.scenario.ValueTypes;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the methods of a class that can be operations: the public ones, own and inherited, but for those of {@code Object} and static ones.
 *
 * @param methods the operations, each with a name of its own
 * @param leftOut the others that were asked for
 */
record MethodChoice(List<AdaptedMethod> methods, List<LeftOut> leftOut) {
    /** Methods with fewer parameters, and of these such that take objects, keep their name where several have it. */
    private static final Comparator<AdaptedMethod> KEEPING_ITS_NAME = Comparator.<AdaptedMethod>comparingInt(
                    m -> m.parameters().size())
            .thenComparing(m -> m.parameters().stream().anyMatch(Class::isPrimitive))
            .thenComparing(AdaptedMethod::longName);

    /** @param wanted which methods are asked for */
    static MethodChoice of(Class<?> type, Predicate<Method> wanted) {
        TypeArguments types = new TypeArguments(type);
        List<AdaptedMethod> taken = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Method method : candidates(type).filter(wanted).toList()) {
            Optional<Class<?>> owner = PublicTypes.owner(type, method);
            if (owner.isEmpty()) continue;
            String reason = refusal(type, types, method);
            if (reason == null) taken.add(adapted(type, types, method, owner.get()));
            else leftOut.add(new LeftOut(AdaptedMethod.text(method), reason));
        }
        return new MethodChoice(withNamesOfTheirOwn(taken), leftOut);
    }

    /** Without some operations, each with the reason as a predicate. */
    MethodChoice without(Map<String, String> unfit) {
        List<AdaptedMethod> fit = new ArrayList<>();
        List<LeftOut> others = new ArrayList<>(leftOut);
        for (AdaptedMethod method : methods) {
            String reason = unfit.get(method.operation());
            if (reason == null) fit.add(method);
            else others.add(new LeftOut(AdaptedMethod.text(method.method()), reason));
        }
        return new MethodChoice(fit, others);
    }

    /** The methods that code which knows the class can call on an instance, in the order of their names. */
    static Stream<Method> candidates(Class<?> type) {
        Map<String, Method> bySignature = new LinkedHashMap<>();
        List<Method> all = Arrays.stream(type.getMethods())
                .filter(m -> !Modifier.isStatic(m.getModifiers()) && !isOfObject(m) && !closes(type, m))
                .toList();
        for (Method method : all) {
            if (method.isBridge() && all.stream().anyMatch(m -> isBridged(m, method))) continue;
            bySignature.merge(AdaptedMethod.text(method), method, MethodChoice::narrower);
        }
        return bySignature.values().stream().sorted(Comparator.comparing(AdaptedMethod::text));
    }

    private static boolean isOfObject(Method method) {
        try {
            Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /** Closing an instance ends its run. */
    private static boolean closes(Class<?> type, Method method) {
        return AutoCloseable.class.isAssignableFrom(type)
                && AdaptedMethod.text(method).equals("close()");
    }

    /** Whether a bridge only calls another method, which takes or answers something narrower. */
    private static boolean isBridged(Method method, Method bridge) {
        if (method.isBridge() || !method.getName().equals(bridge.getName())) return false;
        Class<?>[] narrow = method.getParameterTypes();
        Class<?>[] wide = bridge.getParameterTypes();
        if (narrow.length != wide.length) return false;
        for (int i = 0; i < narrow.length; i++) if (!wide[i].isAssignableFrom(narrow[i])) return false;
        return true;
    }

    private static Method narrower(Method one, Method other) {
        return one.getReturnType().isAssignableFrom(other.getReturnType()) ? other : one;
    }

    /** Why a method cannot be an operation, as a predicate; {@code null} if it can. */
    private static @Nullable String refusal(Class<?> type, TypeArguments types, Method method) {
        if (!SourceVersion.isName(method.getName())) return "has a name that Java's source code cannot call";
        if (WeakAccess.isOne(method)) return "is documented to be weaker than an answer in some order of all calls";
        for (Type parameter : method.getGenericParameterTypes()) {
            Class<?> raw = types.erase(parameter);
            if (raw == TimeUnit.class || raw == Duration.class)
                return "takes a time limit, so its answer depends on the clock";
            if (argument(raw) == null) return "takes " + withArticle(raw) + ", a type without values";
        }
        Class<?> answer = types.erase(method.getGenericReturnType());
        if (answer == type || AnswerTypes.mayBeCompared(answer)) return null;
        return "answers " + withArticle(answer) + ", which equals nothing but itself";
    }

    /** {@code an Iterator}. */
    static String withArticle(Class<?> type) {
        String name = type.getSimpleName();
        return ("AEIOUaeiou".indexOf(name.charAt(0)) < 0 ? "a " : "an ") + name;
    }

    /** The type of the values for a parameter; {@code null} if there are none. Where any object will do, numbers do. */
    private static @Nullable Class<?> argument(Class<?> type) {
        return Stream.<Class<?>>of(Integer.class, String.class)
                .filter(type::isAssignableFrom)
                .findFirst()
                .orElse(ValueTypes.exist(type) ? type : null);
    }

    private static AdaptedMethod adapted(Class<?> type, TypeArguments types, Method method, Class<?> owner) {
        List<Class<?>> parameters = new ArrayList<>();
        for (Type parameter : method.getGenericParameterTypes()) {
            Class<?> argument = argument(types.erase(parameter));
            if (argument != null) parameters.add(argument);
        }
        Class<?> answer = AnswerTypes.inContract(method.getReturnType() == type ? void.class : method.getReturnType());
        return new AdaptedMethod(method.getName(), method, owner, parameters, answer);
    }

    private static List<AdaptedMethod> withNamesOfTheirOwn(List<AdaptedMethod> methods) {
        Map<String, AdaptedMethod> named = new LinkedHashMap<>();
        methods.stream().sorted(KEEPING_ITS_NAME).forEach(method -> {
            String name = method.method().getName();
            String free = named.containsKey(name) ? method.longName() : name;
            for (int i = 2; named.containsKey(free); i++) free = method.longName() + i;
            named.put(free, method.named(free));
        });
        return List.copyOf(named.values());
    }
}
