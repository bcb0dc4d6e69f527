package dev.turnstile.reports.page;

import dev.turnstile.reports.input.CampaignEvidence;
import java.util.List;

/**
 * A contract with its subjects.
 *
 * @param id its name on the page
 * @param contract its binary name
 * @param model binary name of its model
 * @param subjects its subjects
 */
public record ContractView(String id, String contract, String model, List<SubjectView> subjects) {
    /** Returns the contract's simple name. */
    public String name() {
        return CampaignEvidence.simpleName(contract);
    }
}
