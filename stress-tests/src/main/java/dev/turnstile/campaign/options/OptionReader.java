package dev.turnstile.campaign.options;

import dev.turnstile.campaign.cache.CacheChoice;
import dev.turnstile.campaign.policy.Baseline;
import dev.turnstile.campaign.policy.GatePolicy;
import dev.turnstile.campaign.policy.MutationChoice;
import dev.turnstile.campaign.shard.Costs;
import dev.turnstile.campaign.shard.ShardChoice;
import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.ReplayToken;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a campaign's options from system properties. Refuses unknown ones and names the nearest known one. */
public final class OptionReader {
    private static final String PREFIX = "turnstile.";
    private static final Set<String> NAMES = Set.of(
            "turnstile.subjects",
            "turnstile.engines",
            "turnstile.profile",
            "turnstile.seed",
            "turnstile.replay",
            BuildTool.COMMAND,
            "turnstile.evidence",
            "turnstile.root",
            "turnstile.fail",
            "turnstile.require",
            "turnstile.baseline",
            "turnstile.budget",
            "turnstile.shard",
            "turnstile.mutate",
            "turnstile.mutate.minimum",
            "turnstile.costs",
            "turnstile.cache",
            "turnstile.cache.directory");

    /** Other names may be other tools' options, but a name this near to a known one was meant for a campaign. */
    private static final int MISTYPED = 2;

    private static final Map<String, Budget> PROFILES = Map.of(
            Budget.QUICK.profile(),
            Budget.QUICK,
            Budget.CI.profile(),
            Budget.CI,
            Budget.NIGHTLY.profile(),
            Budget.NIGHTLY);

    private static final long DEFAULT_SEED = 42;

    private final Properties properties;
    private final List<String> faults = new ArrayList<>();

    private OptionReader(Properties properties) {
        this.properties = properties;
    }

    /**
     * Returns the options in {@code properties}.
     *
     * @throws CampaignException naming everything that is unknown
     */
    public static CampaignOptions read(Properties properties) {
        return new OptionReader(properties).read();
    }

    private CampaignOptions read() {
        requireKnownNames();
        ReplayToken replay = replay();
        Path here = Path.of(property("user.dir").orElse("")).toAbsolutePath();
        CampaignOptions options = new CampaignOptions(
                replay == null ? subjects() : List.of(new SubjectGlob(replay.subject())),
                replay == null ? engines() : EnumSet.of(replay.engine()),
                budget(),
                replay == null ? seed() : replay.seed(),
                replay,
                here.resolve(property("turnstile.evidence").orElse(output(here) + "/turnstile/evidence")),
                property("turnstile.root")
                        .or(() -> property("maven.multiModuleProjectDirectory"))
                        .map(here::resolve)
                        .orElseGet(() -> outermostProject(here)),
                policy(here),
                timeBudget(),
                shard(here),
                replay == null ? mutation() : MutationChoice.OFF,
                cache(here, replay != null),
                BuildTool.ofThisJvm().replayCommand(null));
        if (!faults.isEmpty()) throw new CampaignException(faults);
        return options;
    }

    /** The directory that the project's build tool uses for what it makes. */
    private static String output(Path project) {
        boolean gradle =
                Stream.of("build.gradle", "build.gradle.kts").anyMatch(file -> Files.exists(project.resolve(file)));
        return gradle && !Files.exists(project.resolve("pom.xml")) ? "build" : "target";
    }

    private void requireKnownNames() {
        for (String name : properties.stringPropertyNames()) {
            if (!name.startsWith(PREFIX) || NAMES.contains(name)) continue;
            NearestName.to(name, NAMES)
                    .filter(near -> NearestName.distance(name, near) <= MISTYPED)
                    .ifPresent(near -> faults.add("There is no option " + name + ". Did you mean " + near + "?"));
        }
    }

    private List<SubjectGlob> subjects() {
        return list("turnstile.subjects").map(SubjectGlob::new).toList();
    }

    private Set<EngineName> engines() {
        Set<EngineName> chosen = EnumSet.noneOf(EngineName.class);
        list("turnstile.engines").forEach(id -> {
            Optional<EngineName> engine = Arrays.stream(EngineName.values())
                    .filter(e -> e.id().equals(id))
                    .findFirst();
            engine.ifPresentOrElse(
                    chosen::add,
                    () -> refuse(
                            "engine",
                            id,
                            Arrays.stream(EngineName.values())
                                    .map(EngineName::id)
                                    .toList()));
        });
        return chosen.isEmpty() ? EnumSet.allOf(EngineName.class) : chosen;
    }

    private Budget budget() {
        String profile = property("turnstile.profile").orElse(Budget.CI.profile());
        Budget budget = PROFILES.get(profile);
        if (budget != null) return budget;
        refuse("profile", profile, PROFILES.keySet().stream().sorted().toList());
        return Budget.CI;
    }

    private long seed() {
        String seed = property("turnstile.seed").orElse(Long.toString(DEFAULT_SEED));
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            faults.add("The seed must be a whole number of 64 bits, but " + seed + " is none.");
            return DEFAULT_SEED;
        }
    }

    private @Nullable ReplayToken replay() {
        return parsed("turnstile.replay", ReplayToken::parse).orElse(null);
    }

    private GatePolicy policy(Path here) {
        Set<Verdict> failing = EnumSet.noneOf(Verdict.class);
        list("turnstile.fail")
                .forEach(name -> named("verdict", name, Verdict.values()).ifPresent(failing::add));
        return new GatePolicy(
                failing.isEmpty() ? GatePolicy.STANDARD.failing() : failing,
                property("turnstile.require")
                        .flatMap(name -> named("level", name, Level.values()))
                        .orElse(null),
                parsed("turnstile.baseline", file -> Baseline.read(here.resolve(file)))
                        .orElse(Baseline.EMPTY));
    }

    private @Nullable Duration timeBudget() {
        return parsed("turnstile.budget", Durations::parse).orElse(null);
    }

    private @Nullable ShardChoice shard(Path here) {
        Costs costs = parsed("turnstile.costs", file -> Costs.read(here.resolve(file)))
                .orElse(Costs.UNKNOWN);
        return parsed("turnstile.shard", text -> ShardChoice.parse(text, costs)).orElse(null);
    }

    private MutationChoice mutation() {
        boolean on = parsed("turnstile.mutate", MutationChoice::isOn).orElse(false);
        Optional<MutationChoice> limited =
                parsed("turnstile.mutate.minimum", value -> new MutationChoice(on, MutationChoice.minimum(value)));
        return limited.orElse(new MutationChoice(on, null));
    }

    /** A counterexample is shown again by running it again. */
    private CacheChoice cache(Path here, boolean replays) {
        CacheChoice.Use use = parsed("turnstile.cache", CacheChoice.Use::parse).orElse(CacheChoice.Use.OFF);
        Path directory = here.resolve(property("turnstile.cache.directory").orElse(output(here) + "/turnstile/cache"));
        return new CacheChoice(replays ? CacheChoice.Use.OFF : use, directory);
    }

    /** Returns a property that a parser understands; it may refuse it with an {@link IllegalArgumentException}. */
    private <T> Optional<T> parsed(String name, Function<String, T> parser) {
        try {
            return property(name).map(parser);
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Returns the constant with a name as options write it: in lower case, with hyphens. */
    private <E extends Enum<E>> Optional<E> named(String what, String name, E[] constants) {
        List<String> known = Arrays.stream(constants)
                .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        if (!known.contains(name)) refuse(what, name, known);
        return known.contains(name) ? Optional.of(constants[known.indexOf(name)]) : Optional.empty();
    }

    private void refuse(String what, String name, List<String> known) {
        faults.add("There is no " + what + " " + name + ", only " + String.join(", ", known) + "."
                + NearestName.to(name, known)
                        .map(n -> " Did you mean " + n + "?")
                        .orElse(""));
    }

    private Stream<String> list(String name) {
        return property(name).stream()
                .flatMap(v -> Arrays.stream(v.split(",")))
                .map(String::strip)
                .filter(s -> !s.isEmpty());
    }

    /** Returns a property. A blank one counts as absent, since a build may pass on options that its user did not set. */
    private Optional<String> property(String name) {
        return Optional.ofNullable(properties.getProperty(name))
                .map(String::strip)
                .filter(v -> !v.isEmpty());
    }

    private static Path outermostProject(Path directory) {
        Path outermost = directory;
        for (Path p = directory.getParent(); p != null && Files.exists(p.resolve("pom.xml")); p = p.getParent())
            outermost = p;
        return outermost;
    }
}
