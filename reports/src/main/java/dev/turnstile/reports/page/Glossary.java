package dev.turnstile.reports.page;

import dev.turnstile.evidence.EngineName;
import dev.turnstile.evidence.Verdict;
import dev.turnstile.spec.Level;
import dev.turnstile.spec.Remedy;
import dev.turnstile.spec.Symptom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The field's terms, for readers who have never met them. They are read from {@code docs/glossary.md}, which the build packs beside this
 * class: a heading of the second level begins a section, one of the third level names a term, and the text below it is the meaning.
 */
public final class Glossary {
    /**
     * A term and its meaning.
     *
     * @param name the term
     * @param meaning one or two sentences
     */
    public record Term(String name, String meaning) {}

    // The headings of the file's sections.
    static final String WORDS = "Words";
    static final String LEVELS = "Levels of proof";
    static final String SYMPTOMS = "Symptoms";
    static final String REMEDIES = "Ways out of deadlock";
    static final String VERDICTS = "Verdicts";
    static final String ENGINES = "Engines";

    private static final String FILE = "glossary.md";
    private static final Map<String, Map<String, String>> MEANINGS = parse(PackedFile.text(FILE));

    /** The terms that the report explains at its beginning, in the order in which a reader meets them. */
    public static final List<Term> TERMS = terms();

    private Glossary() {}

    /** Returns what this symptom looks like from outside, in two sentences. */
    public static String explain(Symptom symptom) {
        return meaning(SYMPTOMS, symptom.label());
    }

    /** Returns what a proof at this level says, in two or three sentences. */
    public static String explain(Level level) {
        return meaning(LEVELS, level.label());
    }

    /** Returns which of the four conditions of a deadlock it breaks, and how, in a sentence that begins with "it". */
    public static String explain(Remedy remedy) {
        return meaning(REMEDIES, remedy.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Returns what the verdict says, in a sentence or two. */
    public static String explain(Verdict verdict) {
        return meaning(VERDICTS, verdict.name());
    }

    /** Returns how the engine works, in a sentence. */
    public static String explain(EngineName engine) {
        return meaning(ENGINES, engine.id());
    }

    /** Returns the names of all terms of a section, in the file's order. */
    static List<String> names(String section) {
        return List.copyOf(section(section).keySet());
    }

    private static String meaning(String section, String name) {
        String meaning = section(section).get(name);
        if (meaning == null) throw new IllegalStateException(missing("\"" + name + "\" below \"" + section + "\""));
        return meaning;
    }

    private static Map<String, String> section(String section) {
        Map<String, String> terms = MEANINGS.get(section);
        if (terms == null) throw new IllegalStateException(missing("\"" + section + "\""));
        return terms;
    }

    private static String missing(String heading) {
        return FILE + " has no heading " + heading + ": add it to docs/" + FILE;
    }

    private static List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        section(WORDS).forEach((name, meaning) -> terms.add(new Term(name, meaning)));
        section(LEVELS).forEach((name, meaning) -> terms.add(new Term("Level: " + name, meaning)));
        return List.copyOf(terms);
    }

    private static Map<String, Map<String, String>> parse(String markdown) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        String term = "";
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("### ")) {
                term = line.substring(4).strip();
            } else if (line.startsWith("## ")) {
                section = new LinkedHashMap<>();
                sections.put(line.substring(3).strip(), section);
                term = "";
            } else if (!line.isBlank() && !term.isEmpty()) {
                section.merge(term, line.strip(), (before, more) -> before + " " + more);
            }
        }
        return sections;
    }
}
