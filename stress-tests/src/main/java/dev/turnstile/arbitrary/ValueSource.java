package dev.turnstile.arbitrary;

import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Provide;
import net.jqwik.api.providers.TypeUsage;
import org.jspecify.annotations.Nullable;

/** Gives the values of a parameter out of jqwik's arbitrary, which it looks for when the first value is needed. Safe for several threads. */
public final class ValueSource {
    /** The arbitraries with no more values than this one give all of them. */
    private static final int FEW = 4;

    private final Request request;

    // Two threads may find the same twice. A lock could deadlock with that of jqwik's session.
    private volatile @Nullable Drawing drawing;
    private volatile @Nullable Boolean ofProject;
    private volatile @Nullable Choice last;

    private record Choice(long seed, int most, List<DrawnValue> values) {}

    private ValueSource(Request request) {
        this.request = request;
    }

    /**
     * The source of a parameter's values, whether or not it asks for one.
     *
     * @param type its type, with the types that type variables stand for
     * @param contract the interface whose {@link Provide} methods annotations may name
     */
    public static ValueSource of(Parameter parameter, AnnotatedType type, Class<?> contract) {
        return new ValueSource(new Request(parameter, type, contract));
    }

    /** Whether a method of a contract supplies an arbitrary, and so is no operation. */
    public static boolean isSupplier(Method method) {
        return method.isAnnotationPresent(Provide.class);
    }

    /** Whether an annotation of jqwik's stands on the parameter or within its type. */
    public boolean isAsked() {
        return request.isExplicit();
    }

    /** Whether the project may register providers of arbitraries. To ask this costs next to nothing. */
    public static boolean mayHaveProviders() {
        return ProviderServices.mayExist();
    }

    /** Whether the project registers a provider of arbitraries for a class. */
    public static boolean isProvided(Class<?> type) {
        return mayHaveProviders() && guarded(() -> ProviderServices.provideFor(TypeUsage.of(type)));
    }

    /** Whether the project registers a provider of arbitraries for the type. */
    public boolean isOfProject() {
        Boolean known = ofProject;
        if (known == null) {
            known = guarded(() -> ProviderServices.provideFor(request.usage()));
            ofProject = known;
        }
        return known;
    }

    /**
     * Returns different values: all if there are few; otherwise edge cases first, then random ones.
     *
     * @param seed chooses the random ones
     * @param most the most values
     * @throws ArbitraryException if there are none
     */
    public List<DrawnValue> some(long seed, int most) {
        Choice known = last;
        if (known == null || known.seed() != seed || known.most() != most) {
            known = new Choice(seed, most, guarded(() -> drawing().some(seed, most)));
            last = known;
        }
        return known.values();
    }

    /**
     * Returns a value again.
     *
     * @param path where it is found, see {@link DrawnValue#path}
     * @return {@code null} if nothing is there
     * @throws ArbitraryException if there are no values
     */
    public @Nullable DrawnValue at(List<Integer> path) {
        return guarded(() -> Optional.ofNullable(found(path))).orElse(null);
    }

    private @Nullable DrawnValue found(List<Integer> path) {
        DrawnValue value = drawing().at(path.get(0));
        for (int index : path.subList(1, path.size())) value = value == null ? null : value.simpler(index);
        return value;
    }

    /**
     * Makes some values, and looks whether they can serve.
     *
     * @throws ArbitraryException saying why not
     */
    public void check() {
        List<DrawnValue> values = some(0, FEW);
        if (values.isEmpty())
            throw ArbitraryException.wrong("its arbitrary has no values", "let the arbitrary have some");
        ValueSource elsewhere = new ValueSource(request);
        values.forEach(value -> check(value, elsewhere));
    }

    /** @param elsewhere stands for the source in another JVM */
    private void check(DrawnValue drawn, ValueSource elsewhere) {
        Object value = drawn.value();
        if (value == null) return;
        Class<?> type = request.usage().getRawType();
        if (!MethodType.methodType(type).wrap().returnType().isInstance(value))
            throw ArbitraryException.wrong(
                    "its arbitrary gives a " + value.getClass().getName() + ", which is no " + type.getName(),
                    "let the arbitrary give values of the parameter's type");
        if (!hasEquals(value.getClass()))
            throw ArbitraryException.wrong(
                    "its arbitrary gives a " + value.getClass().getName() + ", which equals nothing but itself",
                    "give that class equals and hashCode: model and subject take equal values for the same");
        DrawnValue again = elsewhere.at(drawn.path());
        if (again == null || !Objects.deepEquals(value, again.value()))
            throw ArbitraryException.wrong(
                    "its arbitrary gives another value each time",
                    "let it depend on nothing but jqwik's generators, and let values of equal content be equal");
    }

    private static boolean hasEquals(Class<?> type) {
        if (type.isArray()) return true;
        try {
            return type.isEnum()
                    || type == Class.class
                    || type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private Drawing drawing() {
        Drawing known = drawing;
        if (known == null) {
            known = new Drawing(new Resolver(request.contract()).arbitrary(request.usage()), FEW);
            drawing = known;
        }
        return known;
    }

    /** Turns an exception of a user's arbitrary into a message about that. */
    private static <T> T guarded(Supplier<T> call) {
        try {
            return Session.call(call);
        } catch (ArbitraryException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
            throw ArbitraryException.wrong(
                    "its arbitrary makes no value: " + e, "let the arbitrary make values, or name another supplier");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ValueSource source
                && source.request.parameter().equals(request.parameter())
                && source.request.contract() == request.contract();
    }

    @Override
    public int hashCode() {
        return request.parameter().hashCode();
    }
}
