package dev.turnstile.reports.page;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.turnstile.evidence.SubjectEvidence.Source;
import dev.turnstile.reports.page.SourceCode.CodeLine;
import dev.turnstile.reports.page.SourceComparison.Line;
import dev.turnstile.reports.page.SourceComparison.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the code of a broken subject and that of its fixed twin. A subject that extends its twin differs by its own members: each is
 * compared with the method that it overrides.
 *
 * @param broken the subject's simple name
 * @param twin the twin's simple name
 * @param overrides whether the subject extends its twin
 * @param size how many lines of code differ; a changed line counts once
 * @param rows the lines that differ and those around them; one without lines stands for what is left out
 */
public record TwinDifference(String broken, String twin, boolean overrides, int size, List<Row> rows) {
    /** The number of lines of code that are shown before and after one that differs. */
    private static final int CONTEXT = 2;

    private static final Row LEFT_OUT = new Row(null, null, false);

    private record Pair(@Nullable CodeLine left, @Nullable CodeLine right) {
        boolean differs() {
            return left == null || right == null || !left.sameCode(right);
        }

        boolean isMark() {
            return right == null && left != null && left.isMark();
        }

        Row row() {
            return new Row(line(left), line(right), differs());
        }

        private static @Nullable Line line(@Nullable CodeLine code) {
            return code == null ? null : new Line(code.number(), code.text(), null);
        }
    }

    /** Compares the two; both sources declare a class of their own, not a nested one. */
    public static TwinDifference of(Source broken, Source twin) {
        SourceCode left = SourceCode.of(broken);
        SourceCode right = SourceCode.of(twin);
        boolean overrides = left.isSubclassOf(right);
        List<List<Pair>> parts = overrides ? overridden(left, right) : List.of(pairs(left.lines(), right.lines()));
        int size = (int) parts.stream()
                .flatMap(List::stream)
                .filter(pair -> pair.differs() && !pair.isMark())
                .count();
        List<Row> rows = new ArrayList<>();
        parts.forEach(part -> addNearDifferences(part, rows));
        return new TwinDifference(left.type(), right.type(), overrides, size, rows);
    }

    private static List<List<Pair>> overridden(SourceCode broken, SourceCode twin) {
        return broken.members().stream()
                .filter(member -> !SourceCode.passesOn(member))
                .map(member -> pairs(member, twin.methodLike(member)))
                .toList();
    }

    private static List<Pair> pairs(List<CodeLine> left, List<CodeLine> right) {
        List<Pair> pairs = new ArrayList<>();
        int l = 0;
        int r = 0;
        for (AbstractDelta<CodeLine> delta :
                DiffUtils.diff(left, right, CodeLine::sameCode).getDeltas()) {
            while (l < delta.getSource().getPosition()) pairs.add(new Pair(left.get(l++), right.get(r++)));
            int leftEnd = l + delta.getSource().size();
            int rightEnd = r + delta.getTarget().size();
            while (l < leftEnd || r < rightEnd) {
                CodeLine own = l < leftEnd ? left.get(l++) : null;
                boolean alone = own != null && own.isMark();
                pairs.add(new Pair(own, !alone && r < rightEnd ? right.get(r++) : null));
            }
        }
        while (l < left.size()) pairs.add(new Pair(left.get(l++), right.get(r++)));
        return pairs;
    }

    private static void addNearDifferences(List<Pair> pairs, List<Row> rows) {
        int shown = 0;
        for (int i = 0; i < pairs.size(); i++) {
            if (!isNearDifference(pairs, i)) continue;
            if (i > shown || i == 0 && !rows.isEmpty()) rows.add(LEFT_OUT);
            rows.add(pairs.get(i).row());
            shown = i + 1;
        }
    }

    private static boolean isNearDifference(List<Pair> pairs, int index) {
        int from = Math.max(0, index - CONTEXT);
        int to = Math.min(pairs.size(), index + CONTEXT + 1);
        return pairs.subList(from, to).stream().anyMatch(Pair::differs);
    }
}
