package dev.turnstile.faults;

import dev.turnstile.campaign.Campaign;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.Selection;
import dev.turnstile.campaign.schedule.StandardEngines;
import dev.turnstile.campaign.schedule.SubjectCheck;
import dev.turnstile.engine.Budgets;
import dev.turnstile.evidence.EngineName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A build in a process of its own: a small campaign, whose exit status says whether all verdicts pass. */
public final class FaultCampaign {
    static final int PASSED = 0;
    static final int FAILED = 3;

    private FaultCampaign() {}

    /** Arguments: the directory of the evidence, the number of runs, the guard, and the subjects. */
    public static void main(String[] arguments) throws ClassNotFoundException {
        List<Class<?>> subjects = new ArrayList<>();
        for (String name : List.of(arguments).subList(3, arguments.length)) subjects.add(Class.forName(name));
        CampaignOptions options = new CampaignOptions(
                List.of(),
                Set.of(EngineName.JQWIK),
                Budgets.of(3, 10, Integer.parseInt(arguments[1]), 1, 1, Duration.parse(arguments[2])),
                1,
                null,
                Path.of(arguments[0]),
                Path.of("").toAbsolutePath());
        Campaign campaign =
                Campaign.start(Selection.of(subjects, List.of()), options, StandardEngines.all(), System.out::println);
        campaign.end().join();
        boolean passes = campaign.checks().stream()
                .map(SubjectCheck::verdict)
                .allMatch(verdict -> verdict.join().passes());
        System.exit(passes ? PASSED : FAILED);
    }
}
