package dev.turnstile.arbitrary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.providers.TypeUsage;
import net.jqwik.engine.properties.RegisteredArbitraryConfigurer;
import net.jqwik.engine.properties.RegisteredArbitraryResolver;

/**
 * Finds the arbitrary of a type as jqwik does for a parameter of a property: from a supplier that is named, or from the providers, then
 * configured by the annotations, and so for each type argument. jqwik offers no public way to that with suppliers of somebody else's, so two
 * classes of its engine are used, as its own resolver uses them.
 */
final class Resolver {
    private final Suppliers suppliers;
    private final RegisteredArbitraryResolver providers;
    private final RegisteredArbitraryConfigurer configurer;

    Resolver(Class<?> contract) {
        DomainContext context = DomainContext.global();
        this.suppliers = new Suppliers(contract);
        this.providers = new RegisteredArbitraryResolver(context.getArbitraryProviders());
        this.configurer = new RegisteredArbitraryConfigurer(context.getArbitraryConfigurators());
    }

    /** @throws ArbitraryException if there is none */
    Arbitrary<?> arbitrary(TypeUsage type) {
        List<Arbitrary<?>> all = List.copyOf(all(type));
        if (all.isEmpty()) throw ArbitraryException.noneFor(type.getRawType().getName());
        return all.size() == 1 ? all.get(0) : Arbitraries.oneOf(generic(all));
    }

    @SuppressWarnings("unchecked") // values are only taken out
    private static List<Arbitrary<Object>> generic(List<Arbitrary<?>> all) {
        return all.stream().map(each -> (Arbitrary<Object>) each).toList();
    }

    private Set<Arbitrary<?>> all(TypeUsage type) {
        Arbitrary<?> supplied = suppliers.of(type);
        Set<Arbitrary<?>> found = supplied == null ? providers.resolve(type, this::all) : Set.of(supplied);
        Set<Arbitrary<?>> configured = new LinkedHashSet<>();
        for (Arbitrary<?> each : found) configured.add(configurer.configure(each, type));
        return configured;
    }
}
