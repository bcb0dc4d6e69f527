package dev.turnstile.junit;

import dev.turnstile.campaign.Checks;
import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.schedule.StandardEngines;
import java.util.List;
import org.apiguardian.api.API;

/** The check of subjects against their contracts: made by {@link Turnstile#of(Class, Class, Class...)}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SubjectsCheck extends Check<SubjectsCheck> {
    private final List<Class<?>> subjects;

    SubjectsCheck(Caller caller, List<Class<?>> subjects, Settings settings) {
        super(caller, settings);
        this.subjects = List.copyOf(subjects);
    }

    @Override
    SubjectsCheck with(Settings other) {
        return new SubjectsCheck(caller(), subjects, other);
    }

    @Override
    Started start(Caller from, CampaignOptions options) {
        boolean noneChosen = !options.subjects().isEmpty() && subjects.stream().noneMatch(options::chooses);
        if (noneChosen) return Started.noneChosen(options, subjects);
        return Started.start(subjects, Checks.ofThisJvm().inOwnDirectory(options, from.name()), StandardEngines.all());
    }
}
