package dev.turnstile.junit;

import dev.turnstile.campaign.options.CampaignException;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.evidence.EngineName;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicNode;

/**
 * A check that has not begun: what to check, and how. Each method returns a copy. System properties win over what is set here.
 *
 * @param <C> the kind of check
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class Check<C extends Check<C>> {
    private final Caller caller;
    private final Settings settings;

    Check(Caller caller, Settings settings) {
        this.caller = caller;
        this.settings = settings;
    }

    /** Returns the same check with other settings. */
    abstract C with(Settings other);

    /** Starts it. */
    abstract Started start(Caller from, CampaignOptions options);

    final Caller caller() {
        return caller;
    }

    final Settings settings() {
        return settings;
    }

    /** Sets the seed of scenario generation. */
    public final C seed(long seed) {
        return with(settings.with("turnstile.seed", Long.toString(seed)));
    }

    /** Sets how much to run. */
    public final C profile(Profile profile) {
        return with(settings.with("turnstile.profile", profile.option()));
    }

    /** Takes only these engines. */
    public final C engines(EngineName... engines) {
        return with(settings.with(
                "turnstile.engines", Arrays.stream(engines).map(EngineName::id).collect(Collectors.joining(","))));
    }

    /** Sets the time after which the rest is left out, as inconclusive; whole seconds count, and at least one. */
    public final C timeBudget(Duration budget) {
        return with(settings.with("turnstile.budget", Math.max(1, budget.toSeconds()) + "s"));
    }

    /**
     * Checks mutants, too: copies of each subject that has passed, each with a small fault of concurrency. How many of them are exposed says
     * how good the check is.
     */
    public final C mutants() {
        return with(settings.with("turnstile.mutate", "true"));
    }

    /**
     * Checks mutants, too, and fails where too few are exposed.
     *
     * @param minimum the exposed part of all mutants, from 0 to 1
     */
    public final C mutants(double minimum) {
        return with(
                settings.with("turnstile.mutate", "true").with("turnstile.mutate.minimum", Double.toString(minimum)));
    }

    /**
     * Starts the check.
     *
     * @return the result for a method annotated with {@code @TestFactory}. In a method that returns nothing, such as one annotated with
     *     {@code @Test}, this method waits for the verdicts, and fails as the nodes would
     * @throws CampaignException if options or declarations are wrong: the message names all of them, and nothing has run
     */
    public final Stream<DynamicNode> check() {
        return start(caller, settings.options(caller)).nodes(caller);
    }

    /**
     * Runs the check to its end, for other test frameworks and for programs.
     *
     * @return what was found; {@link CheckResults#requirePassed} fails where a verdict does not pass
     * @throws CampaignException if options or declarations are wrong: the message names all of them, and nothing has run
     */
    public final CheckResults run() {
        return start(caller, settings.options(caller)).results();
    }
}
