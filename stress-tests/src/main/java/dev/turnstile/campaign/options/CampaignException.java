package dev.turnstile.campaign.options;

import java.util.List;
import org.apiguardian.api.API;

/** Thrown if a campaign cannot start. The message lists all faults, each with its remedy. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class CampaignException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param faults what is wrong, a sentence or two each */
    public CampaignException(List<String> faults) {
        super(
                faults.size() == 1
                        ? faults.get(0)
                        : faults.size() + " faults, before anything ran:\n - " + String.join("\n - ", faults));
    }
}
