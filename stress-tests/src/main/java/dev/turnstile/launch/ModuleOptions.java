package dev.turnstile.launch;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What JVMs are told about the modules on the module path. */
public final class ModuleOptions {
    private static final String PATCH = "--patch-module=";
    private static final String UNNAMED = "ALL-UNNAMED";

    private ModuleOptions() {}

    /** Lets this code, and code that it makes, at all packages of those modules: what is checked need not be exported. */
    static List<String> opening() {
        Module own = ModuleOptions.class.getModule();
        String to = own.isNamed() ? own.getName() + "," + UNNAMED : UNNAMED;
        return ModuleLayer.boot().modules().stream()
                .filter(ModuleOptions::isOpened)
                .flatMap(m -> m.getPackages().stream().map(p -> "--add-opens=" + m.getName() + "/" + p + "=" + to))
                .sorted()
                .toList();
    }

    /** Whether all of a module's packages are open in JVMs that are started from this one: those of the JDK are not. */
    public static boolean isOpened(Module module) {
        return module.isNamed()
                && module.getLayer() == ModuleLayer.boot()
                && module.getClassLoader() == ClassLoader.getSystemClassLoader();
    }

    /** The same options, with those that patch one module made one: a JVM takes no more of them. */
    static List<String> merged(List<String> options) {
        List<String> others = new ArrayList<>();
        Map<String, Set<String>> patches = new LinkedHashMap<>();
        for (String option : options) {
            if (!option.startsWith(PATCH)) {
                others.add(option);
                continue;
            }
            String[] patch = option.substring(PATCH.length()).split("=", 2);
            patches.computeIfAbsent(patch[0], module -> new LinkedHashSet<>()).add(patch[1]);
        }
        Stream<String> merged = patches.entrySet().stream()
                .map(e -> PATCH + e.getKey() + "=" + String.join(File.pathSeparator, e.getValue()));
        return Stream.concat(others.stream(), merged).toList();
    }
}
