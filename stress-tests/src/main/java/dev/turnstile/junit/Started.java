package dev.turnstile.junit;

import dev.turnstile.campaign.Campaign;
import dev.turnstile.campaign.Checks;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.Selection;
import dev.turnstile.campaign.schedule.EngineLaunch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * Running checks.
 *
 * @param subjects one for each subject; empty if none was chosen
 * @param nothing why there is none, as a clause; empty if there are some
 */
record Started(List<SubjectNodes> subjects, String nothing) {
    Started {
        subjects = List.copyOf(subjects);
    }

    /** Starts a campaign. */
    static Started start(List<Class<?>> candidates, CampaignOptions options, List<EngineLaunch> engines) {
        Selection selection = Selection.of(candidates, options.subjects()).part(options.shard());
        Campaign campaign = Campaign.start(selection, options, engines, Console::print);
        Checks.ofThisJvm().add(options, campaign);
        List<SubjectNodes> subjects = campaign.checks().stream()
                .map(check -> new SubjectNodes(check, options, Checks.ofThisJvm()))
                .toList();
        return new Started(subjects, subjects.isEmpty() ? "part " + options.shard() + " has none of these" : "");
    }

    /** The option may be meant for another test of the same build. A test that passed here would hide a mistyped name. */
    static Started noneChosen(CampaignOptions options, List<Class<?>> candidates) {
        Checks.ofThisJvm().addNoneChosen(options, candidates);
        return new Started(List.of(), "turnstile.subjects chooses none of these");
    }

    /**
     * Returns the nodes.
     *
     * @throws AssertionError if nobody would run the nodes, and a verdict does not pass
     * @throws TestAbortedException if nobody would run the nodes, and nothing was checked
     */
    Stream<DynamicNode> nodes(Caller caller) {
        if (subjects.isEmpty()) {
            TestAbortedException aborted = new TestAbortedException(nothing);
            if (caller.isTest()) throw aborted;
            return Stream.of(DynamicTest.dynamicTest("none chosen", () -> {
                throw aborted;
            }));
        }
        if (caller.isTest()) Verdicts.require(subjects);
        return subjects.stream().map(SubjectNodes::container);
    }

    CheckResults results() {
        return new CheckResults(subjects, nothing);
    }
}
