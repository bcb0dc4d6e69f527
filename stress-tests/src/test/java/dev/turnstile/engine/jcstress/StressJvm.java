package dev.turnstile.engine.jcstress;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.turnstile.engine.Budget;
import dev.turnstile.engine.Budgets;
import dev.turnstile.engine.jcstress.source.TestCompiler;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.Json;
import dev.turnstile.evidence.ReplayToken;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The engine in a JVM of its own, with the arguments that it asks for. */
final class StressJvm {
    private static final Budget BUDGET = Budgets.of(12, 1, 1, 2, 1, Duration.ofSeconds(40));
    private static final String REPLAY = "replay:";

    /** The key of what made the engine give its JVM up. */
    static final String SPENT = "spent";

    private StressJvm() {}

    /**
     * Runs the engine on subjects.
     *
     * @param replay whether to replay at once, in the same JVM, what is found
     */
    static Map<String, EngineEvidence> run(int compilation, Path directory, boolean replay, Class<?>... subjects)
            throws Exception {
        Path out = directory.resolve("evidence-" + compilation + ".json");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JcstressEngine.jvmArguments(compilation, 42));
        command.addAll(
                List.of("-D" + TestCompiler.DIRECTORY + "=" + directory, "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(StressJvm.class.getName(), out.toString(), Boolean.toString(replay)));
        Stream.of(subjects).map(Class::getName).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.INHERIT)
                .start();
        try {
            if (process.waitFor() != 0)
                throw new IllegalStateException("the engine's JVM ended with " + process.exitValue());
        } finally {
            process.destroyForcibly();
        }
        return Json.mapper().readValue(out.toFile(), new TypeReference<>() {});
    }

    static EngineEvidence replayed(Map<String, EngineEvidence> all, Class<?> subject) {
        return all.get(REPLAY + subject.getName());
    }

    public static void main(String... args) throws Exception {
        JcstressEngine engine = new JcstressEngine();
        Map<String, EngineEvidence> all = new LinkedHashMap<>();
        for (String name : List.of(args).subList(2, args.length)) {
            Given given = Given.subject(Class.forName(name));
            EngineEvidence evidence = engine.check(given.declaration(), given.space(), BUDGET, activity -> {});
            all.put(name, evidence);
            if (engine.isSpent()) all.put(SPENT, evidence);
            if (Boolean.parseBoolean(args[1])
                    && !engine.isSpent()
                    && evidence.finding() instanceof Finding.Violated violated) {
                ReplayToken token = ReplayToken.parse(violated.counterexample().replay());
                all.put(
                        REPLAY + name,
                        engine.replay(given.declaration(), given.space(), token, BUDGET, activity -> {}));
            }
        }
        write(Path.of(args[0]), all);
        Runtime.getRuntime().halt(0); // hung actors and all
    }

    private static void write(Path file, Map<String, EngineEvidence> all) throws IOException {
        Files.writeString(file, Json.mapper().writeValueAsString(all));
    }
}
