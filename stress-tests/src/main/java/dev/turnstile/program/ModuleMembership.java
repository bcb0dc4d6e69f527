package dev.turnstile.program;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Options of a JVM that bring classes that are made into a named module: nothing else may be in its packages. */
final class ModuleMembership {
    private ModuleMembership() {}

    /**
     * Puts the classes in a directory into a module.
     *
     * @param needed classes that they use, besides those that the module knows
     */
    static List<String> options(Module module, Path directory, Class<?>... needed) {
        Stream<String> reads = Stream.of(needed)
                .map(Class::getModule)
                .filter(other -> other != module)
                .map(other -> other.isNamed() ? other.getName() : "ALL-UNNAMED")
                .distinct()
                .map(other -> "--add-reads=" + module.getName() + "=" + other);
        Stream<String> joining =
                Stream.of("--add-modules=" + module.getName(), "--patch-module=" + module.getName() + "=" + directory);
        return Stream.concat(joining, reads).toList();
    }
}
