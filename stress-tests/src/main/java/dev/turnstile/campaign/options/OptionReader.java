package dev.turnstile.campaign.options;

import dev.turnstile.engine.Budget;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.ReplayToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
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
            "turnstile.evidence",
            "turnstile.root");

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
                        .orElseGet(() -> outermostProject(here)));
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
        try {
            return property("turnstile.replay").map(ReplayToken::parse).orElse(null);
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
            return null;
        }
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
