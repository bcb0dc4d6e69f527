package dev.turnstile.arbitrary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** The arbitrary providers that a project registers, beside those that jqwik brings. */
final class ProviderServices {
    private static final String SERVICE = "META-INF/services/" + ArbitraryProvider.class.getName();

    private ProviderServices() {}

    /** Whether there may be any. To find out costs next to nothing, other than to load jqwik's own ones. */
    static boolean mayExist() {
        return Files.SEVERAL;
    }

    /** Whether one of them provides for a type. */
    static boolean provideFor(TypeUsage type) {
        return mayExist() && Registered.BY_PROJECT.stream().anyMatch(provider -> provider.canProvideFor(type));
    }

    /** Looked for when first asked. */
    private static final class Files {
        static final boolean SEVERAL = count() > 1;

        private static int count() {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            ClassLoader loader = context == null ? ClassLoader.getSystemClassLoader() : context;
            try {
                return Collections.list(loader.getResources(SERVICE)).size();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Made when first asked. */
    private static final class Registered {
        static final List<ArbitraryProvider> BY_PROJECT = ServiceLoader.load(ArbitraryProvider.class).stream()
                .filter(provider -> !provider.type().getName().startsWith("net.jqwik."))
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
