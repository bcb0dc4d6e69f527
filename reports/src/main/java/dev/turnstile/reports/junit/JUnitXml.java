package dev.turnstile.reports.junit;

import dev.turnstile.evidence.Bound;
import dev.turnstile.evidence.Counted;
import dev.turnstile.evidence.Counterexample;
import dev.turnstile.evidence.Counterexample.DataRace;
import dev.turnstile.evidence.EngineEvidence;
import dev.turnstile.evidence.Finding;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.reports.input.CampaignEvidence;
import java.io.StringWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as one JUnit test suite: a test case for each subject, named after it, in a class named after its contract. A verdict that
 * does not pass the gate is a failure, a subject without evidence an error. The output of a proved subject says its level.
 */
public final class JUnitXml {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JUnitXml() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** Returns the XML document. */
    public static String write(CampaignEvidence campaign) {
        try {
            return new JUnitXml().document(campaign);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    private String document(CampaignEvidence campaign) throws XMLStreamException {
        long failures = campaign.subjects().stream().filter(s -> !s.passes()).count();
        long unchecked = campaign.subjects().stream()
                .filter(s -> s.verdict() == Verdict.NOT_INSTALLED)
                .count();
        long millis = campaign.subjects().stream().mapToLong(JUnitXml::millis).sum();
        int missing = campaign.missing().size();
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuite");
        attribute("name", "turnstile");
        attribute("tests", Integer.toString(campaign.subjects().size() + missing));
        attribute("failures", Long.toString(failures));
        attribute("errors", Integer.toString(missing));
        attribute("skipped", Long.toString(unchecked));
        attribute("time", seconds(millis));
        attribute("timestamp", campaign.manifests().get(0).startedAt());
        properties(campaign);
        for (SubjectEvidence subject : campaign.subjects()) subject(subject);
        for (String subject : campaign.missing()) missing(subject);
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        return text + "\n";
    }

    private void properties(CampaignEvidence campaign) throws XMLStreamException {
        line(1);
        xml.writeStartElement("properties");
        property("profile", campaign.each(m -> m.origin().profile()));
        property("seed", campaign.each(m -> m.origin().seed()));
        property("narrowed", campaign.narrowedTo());
        line(1);
        xml.writeEndElement();
    }

    private void property(String name, String value) throws XMLStreamException {
        line(2);
        xml.writeEmptyElement("property");
        attribute("name", "turnstile." + name);
        attribute("value", value);
    }

    private void subject(SubjectEvidence subject) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testcase");
        attribute("classname", subject.contract());
        attribute("name", subject.simpleName());
        attribute("time", seconds(millis(subject)));
        if (subject.verdict() == Verdict.NOT_INSTALLED) {
            line(2);
            xml.writeEmptyElement("skipped");
            attribute("message", subject.reason());
        }
        if (subject.verdict() == Verdict.PROVED) {
            line(2);
            xml.writeStartElement("system-out");
            xml.writeCharacters(printable(details(subject)));
            xml.writeEndElement();
        }
        if (!subject.passes()) {
            line(2);
            xml.writeStartElement("failure");
            attribute("type", subject.verdict().name());
            attribute("message", subject.reason());
            xml.writeCharacters(printable(details(subject)));
            xml.writeEndElement();
        }
        line(1);
        xml.writeEndElement();
    }

    private void missing(String subject) throws XMLStreamException {
        line(1);
        xml.writeStartElement("testcase");
        attribute("classname", "turnstile");
        attribute("name", subject);
        line(2);
        xml.writeEmptyElement("error");
        attribute("type", "NO_EVIDENCE");
        attribute("message", "The campaign announced this subject but left no evidence of it.");
        line(1);
        xml.writeEndElement();
    }

    private static String details(SubjectEvidence subject) {
        return subject.engines().stream().map(JUnitXml::details).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String details(EngineEvidence evidence) {
        Finding finding = evidence.finding();
        String engine = evidence.engine().id() + ": ";
        if (finding instanceof Finding.Violated violated) {
            Counterexample found = violated.counterexample();
            return engine + found.symptom().label() + "\n  scenario " + found.scenario() + "\n  history  "
                    + found.history() + race(found.race()) + "\n  replay   " + found.replay();
        }
        if (finding instanceof Finding.Exhausted exhausted) {
            return engine + "proved (" + exhausted.bound().shortLevel() + "), "
                    + Counted.of(exhausted.bound().scenarios(), "scenario") + reasons(exhausted.bound());
        }
        if (finding instanceof Finding.Survived survived) return engine + "nothing found; " + survived.coverage();
        if (finding instanceof Finding.Inconclusive inconclusive)
            return engine + inconclusive.doubt().label() + ": " + inconclusive.reason();
        return engine + "not applicable: " + ((Finding.NotApplicable) finding).reason();
    }

    private static String race(@Nullable DataRace race) {
        if (race == null) return "";
        return "\n  race     on " + race.field() + ": " + race.first().inWords() + "; "
                + race.second().inWords() + "\n           " + race.missing();
    }

    private static String reasons(Bound bound) {
        return bound.lowered().stream().map(reason -> "\n  lowered  " + reason).collect(Collectors.joining());
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, printable(value));
    }

    private static long millis(SubjectEvidence subject) {
        return subject.engines().stream().mapToLong(EngineEvidence::millis).sum();
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    /** XML 1.0 has no way to write most control characters, and a subject may answer any. */
    private static String printable(String value) {
        return value.codePoints()
                .map(c -> isXmlCharacter(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isXmlCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
