package dev.turnstile.reports.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.turnstile.evidence.SubjectEvidence;
import dev.turnstile.evidence.SubjectEvidence.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subject's source, beside its fixed twin's where there is one.
 *
 * @param left the subject's file
 * @param right the twin's file; {@code null} where there is none
 * @param rows the lines, those that correspond side by side
 * @param anchors where on the page a {@code File.java:17} is shown
 */
public record SourceComparison(Source left, @Nullable Source right, List<Row> rows, Map<String, String> anchors) {
    /**
     * Two lines side by side.
     *
     * @param left of the subject; {@code null} where it has none here
     * @param right of the twin; {@code null} where it has none here
     * @param differs whether they differ
     */
    public record Row(@Nullable Line left, @Nullable Line right, boolean differs) {}

    /**
     * A line of source.
     *
     * @param number its number in the file
     * @param text its text
     * @param id its name on the page if the counterexample goes through it, else {@code null}
     */
    public record Line(int number, String text, @Nullable String id) {}

    /**
     * Returns the comparison for a subject.
     *
     * @param evidence the subject, with at least one source
     * @param id the subject's name on the page
     * @param visited each {@code File.java:17} that a counterexample goes through
     */
    public static SourceComparison of(SubjectEvidence evidence, String id, Set<String> visited) {
        Source left = evidence.sources().get(0);
        Source right = evidence.sources().size() > 1 ? evidence.sources().get(1) : null;
        Map<String, String> anchors = new HashMap<>();
        List<Line> leftLines = lines(left, id + "-L", visited, anchors);
        if (right == null) {
            return new SourceComparison(
                    left,
                    null,
                    leftLines.stream().map(line -> new Row(line, null, false)).toList(),
                    anchors);
        }
        return new SourceComparison(left, right, rows(leftLines, lines(right, id + "-R", visited, anchors)), anchors);
    }

    /** Returns a path's last part. */
    public static String fileName(Source source) {
        return source.path().substring(source.path().lastIndexOf('/') + 1);
    }

    /** Without what comes before the first type and its comment: package, imports, licence. */
    private static List<Line> lines(Source source, String idPrefix, Set<String> visited, Map<String, String> anchors) {
        List<String> texts =
                source.text().stripTrailing().replace("\t", "    ").lines().toList();
        int first = 0;
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).startsWith("import ") || texts.get(i).startsWith("package ")) first = i + 1;
        }
        while (first < texts.size() && texts.get(first).isBlank()) first++;
        List<Line> lines = new ArrayList<>();
        for (int i = first; i < texts.size(); i++) {
            String location = fileName(source) + ":" + (i + 1);
            String id = visited.contains(location) ? idPrefix + (i + 1) : null;
            if (id != null) anchors.put(location, id);
            lines.add(new Line(i + 1, texts.get(i), id));
        }
        return lines;
    }

    private static List<Row> rows(List<Line> left, List<Line> right) {
        List<Row> rows = new ArrayList<>();
        int l = 0;
        int r = 0;
        for (AbstractDelta<Line> delta :
                DiffUtils.diff(left, right, SourceComparison::sameStatement).getDeltas()) {
            while (l < delta.getSource().getPosition()) rows.add(new Row(left.get(l++), right.get(r++), false));
            int leftEnd = l + delta.getSource().size();
            int rightEnd = r + delta.getTarget().size();
            while (l < leftEnd || r < rightEnd) {
                rows.add(new Row(l < leftEnd ? left.get(l++) : null, r < rightEnd ? right.get(r++) : null, true));
            }
        }
        while (l < left.size()) rows.add(new Row(left.get(l++), right.get(r++), false));
        return rows;
    }

    /** A statement that a lock now encloses is the same statement, further in. */
    private static boolean sameStatement(Line one, Line other) {
        return one.text().strip().equals(other.text().strip());
    }
}
