package dev.turnstile.engine.lincheck.replay;

import dev.turnstile.engine.lincheck.run.Exploration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a replay token that is Lincheck's own: the mode and the choices that lead to the execution.
 *
 * @param mode which schedules were explored
 * @param choices at each point of the execution, the thread that went on, or the option that was taken
 */
public record LincheckToken(Mode mode, List<Integer> choices) {
    /** The version of Lincheck whose parts the engine is fitted to. */
    static final String LINCHECK = "3.7";

    /** Changes whenever choices come to mean something else. */
    private static final String VERSION = LINCHECK + "-explore2";

    private static final String SPURIOUS = "spurious";
    private static final String NO_BOUND = "all";
    private static final String SAMPLED = "sampled";

    /** Up to five digits: an execution has fewer steps, see {@link Exploration}. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

    /** The same bound, however few characters say that a choice is repeated. */
    private static final int MOST_CHOICES = 100_000;

    private static final Pattern RUN = Pattern.compile("(\\d{1,5})(?:x(\\d{1,5}))?");

    public LincheckToken {
        choices = List.copyOf(choices);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is none or if another version made it
     */
    public static LincheckToken parse(String detail) {
        List<String> parts = Arrays.asList(detail.split(",", -1));
        if (parts.size() != 4 || !parts.get(0).equals(VERSION)) {
            throw new IllegalArgumentException(
                    "this token was made by another version of Turnstile (" + parts.get(0) + ", this one needs "
                            + VERSION + "): check the subject again, and take the token from the new report");
        }
        boolean isSampled = parts.get(1).equals(SAMPLED);
        boolean isBounded = !isSampled && !parts.get(1).equals(NO_BOUND);
        boolean isSpurious = parts.get(2).equals(SPURIOUS);
        if ((isBounded && !NUMBER.matcher(parts.get(1)).matches())
                || !(isSpurious || parts.get(2).isEmpty())) {
            throw garbled(detail);
        }
        int bound = isBounded ? Integer.parseInt(parts.get(1)) : -1;
        return new LincheckToken(new Mode(bound, isSpurious, isSampled), choices(detail, parts.get(3)));
    }

    private static List<Integer> choices(String detail, String runs) {
        List<Integer> choices = new ArrayList<>();
        if (runs.isEmpty()) return choices;
        for (String run : runs.split("\\.", -1)) {
            Matcher read = RUN.matcher(run);
            if (!read.matches()) throw garbled(detail);
            int count = read.group(2) == null ? 1 : Integer.parseInt(read.group(2));
            if (choices.size() + count > MOST_CHOICES) throw garbled(detail);
            choices.addAll(Collections.nCopies(count, Integer.parseInt(read.group(1))));
        }
        return choices;
    }

    private static IllegalArgumentException garbled(String detail) {
        return new IllegalArgumentException(
                "\"" + detail + "\" is no token of Lincheck's: copy the whole token from the report");
    }

    @Override
    public String toString() {
        return VERSION + "," + (mode.isBounded() ? mode.preemptions() : mode.sampled() ? SAMPLED : NO_BOUND) + ","
                + (mode.spuriousWakeUps() ? SPURIOUS : "") + "," + runs();
    }

    /** Equal choices in a row are written once, with their number: {@code 0x12.1x3.0}. */
    private String runs() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < choices.size(); ) {
            int end = i + 1;
            while (end < choices.size() && choices.get(end).equals(choices.get(i))) end++;
            if (i > 0) text.append('.');
            text.append(choices.get(i));
            if (end - i > 1) text.append('x').append(end - i);
            i = end;
        }
        return text.toString();
    }
}
