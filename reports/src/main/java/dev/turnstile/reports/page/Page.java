package dev.turnstile.reports.page;

import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.MutationTotals;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.gate.Gate;
import dev.turnstile.reports.gate.GateResult;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.servers.ServerFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The whole page, ready to be written.
 *
 * @param gate the gate's decision
 * @param facts name and value of what holds for the whole campaign
 * @param counts the number of subjects with each verdict that occurs, worst last
 * @param contracts the sections
 * @param missing names of subjects without evidence
 * @param servers what servers were measured to do; {@code null} if that was not measured
 */
public record Page(
        GateResult gate,
        Map<String, String> facts,
        Map<Verdict, Long> counts,
        List<ContractView> contracts,
        List<String> missing,
        @Nullable ServersView servers) {
    /** Returns the page of a campaign, and of its servers' figures where they were measured. */
    public static Page of(CampaignEvidence campaign, Optional<ServerFigures> servers) {
        return new Page(
                Gate.decide(campaign),
                facts(campaign),
                counts(campaign),
                contracts(campaign),
                campaign.missing().stream().map(CampaignEvidence::simpleName).toList(),
                servers.map(ServersView::of).orElse(null));
    }

    /** Returns the columns of the matrix. */
    public EngineName[] engines() {
        return EngineName.values();
    }

    /** Returns the mutants of each subject for which they were asked: the lowest scores first, and those without a score last. */
    public List<MutantsView> mutants() {
        return contracts.stream()
                .flatMap(contract -> contract.subjects().stream())
                .map(SubjectView::mutants)
                .filter(Objects::nonNull)
                .sorted(Comparator.<MutantsView>comparingDouble(
                                mutants -> mutants.evidence().score())
                        .thenComparing(mutants -> mutants.evidence().counted() == 0))
                .toList();
    }

    /** Returns what became of the mutants of all subjects, in one line; empty if none were asked for. */
    public String mutantsInWords() {
        return MutationTotals.of(contracts.stream()
                        .flatMap(contract -> contract.subjects().stream())
                        .map(SubjectView::evidence)
                        .toList())
                .map(totals -> totals.line("below"))
                .orElse("");
    }

    /** Returns the number of subjects shown. */
    public int subjects() {
        return contracts.stream().mapToInt(c -> c.subjects().size()).sum();
    }

    private static Map<String, String> facts(CampaignEvidence campaign) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Subjects", Quantities.count(campaign.subjects().size()));
        facts.put("Profile", campaign.each(m -> m.origin().profile()));
        facts.put("Seed", campaign.each(m -> m.origin().seed()));
        facts.put("JDK", campaign.each(m -> m.origin().jdk()));
        facts.put("Processors", campaign.each(m -> m.origin().cpus()));
        facts.put("Started", campaign.each(m -> m.startedAt()));
        facts.put("Engine time", Quantities.duration(engineMillis(campaign)));
        if (!campaign.narrowedTo().isEmpty()) facts.put("Narrowed to", campaign.narrowedTo());
        return facts;
    }

    private static long engineMillis(CampaignEvidence campaign) {
        return campaign.subjects().stream()
                .flatMap(s -> s.engines().stream())
                .mapToLong(EngineEvidence::millis)
                .sum();
    }

    private static Map<Verdict, Long> counts(CampaignEvidence campaign) {
        Map<Verdict, Long> counts = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            long count = campaign.subjects().stream()
                    .filter(s -> s.verdict() == verdict)
                    .count();
            if (count > 0) counts.put(verdict, count);
        }
        return counts;
    }

    private static List<ContractView> contracts(CampaignEvidence campaign) {
        List<WaysOut.Named> named = named(campaign);
        WaysOut waysOut = new WaysOut(named);
        Map<String, List<SubjectView>> byContract = new LinkedHashMap<>();
        for (WaysOut.Named subject : named) {
            byContract
                    .computeIfAbsent(subject.evidence().contract(), c -> new ArrayList<>())
                    .add(SubjectView.of(subject.id(), subject.evidence(), waysOut));
        }
        List<ContractView> contracts = new ArrayList<>();
        byContract.forEach((contract, subjects) -> contracts.add(new ContractView(
                "contract-" + contract, contract, subjects.get(0).evidence().model(), subjects)));
        return contracts;
    }

    private static List<WaysOut.Named> named(CampaignEvidence campaign) {
        Set<String> ids = new HashSet<>();
        List<WaysOut.Named> named = new ArrayList<>();
        for (SubjectEvidence subject : campaign.subjects()) {
            // The simple name makes a link that can be read and typed; the full one where two share it.
            String id = ids.add(subject.simpleName()) ? subject.simpleName() : subject.subject();
            named.add(new WaysOut.Named(id, subject));
        }
        return named;
    }
}
