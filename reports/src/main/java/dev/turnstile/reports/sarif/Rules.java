package dev.turnstile.reports.sarif;

import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.ReportingDescriptor;
import dev.turnstile.evidence.FaultKind;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.DeclaredFault;
import dev.turnstile.reports.input.CampaignEvidence;
import dev.turnstile.reports.page.Glossary;
import dev.turnstile.spec.Symptom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules that counterexamples break: one for each kind of fault that a subject declares, and one for each symptom, for subjects that
 * declare none. Symptoms come first and always, so that rules keep their places.
 */
final class Rules {
    private final List<String> ids = new ArrayList<>();
    private final Set<ReportingDescriptor> descriptors = new LinkedHashSet<>();

    private Rules() {}

    /** Returns those of a campaign. */
    static Rules of(CampaignEvidence campaign) {
        Rules rules = new Rules();
        for (Symptom symptom : Symptom.values())
            rules.add(id(symptom, null), symptom.label(), Glossary.explain(symptom));
        campaign.subjects().stream()
                .map(SubjectEvidence::declaredFault)
                .filter(Objects::nonNull)
                .map(DeclaredFault::kind)
                .distinct()
                .forEach(kind -> rules.add(id(kind), kind.label(), kind.meaning()));
        return rules;
    }

    /** Returns the rule that a counterexample breaks: that of its symptom, or of the fault that the subject declares and it shows. */
    static String id(Symptom symptom, @Nullable FaultKind declared) {
        return declared != null && declared.showsAs(symptom) ? id(declared) : "symptom/" + kebab(symptom.name());
    }

    private static String id(FaultKind kind) {
        return "fault/" + kebab(kind.fault());
    }

    private static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the place of a rule among all. */
    int index(String id) {
        return ids.indexOf(id);
    }

    Set<ReportingDescriptor> descriptors() {
        return descriptors;
    }

    private void add(String id, String label, String meaning) {
        if (ids.contains(id)) return;
        String text = meaning.isEmpty() ? label : meaning;
        ids.add(id);
        descriptors.add(new ReportingDescriptor()
                .withId(id)
                .withName(label)
                .withShortDescription(new MultiformatMessageString().withText(label))
                .withFullDescription(new MultiformatMessageString().withText(text))
                .withHelp(new MultiformatMessageString().withText(text))
                .withDefaultConfiguration(new ReportingConfiguration().withLevel(ReportingConfiguration.Level.ERROR)));
    }
}
