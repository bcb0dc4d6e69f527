package dev.turnstile.engine.lincheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The part of a replay token that is Lincheck's own: the mode and the choices that lead to the execution.
 *
 * @param mode which schedules were explored
 * @param choices at each point of the execution, the thread that went on, or the option that was taken
 */
record LincheckToken(Mode mode, List<Integer> choices) {
    /** The version of Lincheck whose parts the engine is fitted to. */
    static final String LINCHECK = "3.7";

    /** Changes whenever choices come to mean something else. */
    private static final String VERSION = LINCHECK + "-explore1";

    private static final String SPURIOUS = "spurious";
    private static final String NO_BOUND = "all";

    LincheckToken {
        choices = List.copyOf(choices);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is none, or was made by another version
     */
    static LincheckToken parse(String detail) {
        List<String> parts = Arrays.asList(detail.split(",", -1));
        if (parts.size() != 4 || !parts.get(0).equals(VERSION)) {
            throw new IllegalArgumentException("this token was made by another version of Turnstile (" + parts.get(0)
                    + ", this one needs " + VERSION + "): check the subject again, and take the token from the new report");
        }
        int bound = parts.get(1).equals(NO_BOUND) ? -1 : Integer.parseInt(parts.get(1));
        List<Integer> choices = new ArrayList<>();
        for (String run : parts.get(3).isEmpty() ? new String[0] : parts.get(3).split("\\.")) {
            String[] choiceAndCount = run.split("x");
            int count = choiceAndCount.length == 1 ? 1 : Integer.parseInt(choiceAndCount[1]);
            for (int i = 0; i < count; i++) choices.add(Integer.parseInt(choiceAndCount[0]));
        }
        return new LincheckToken(new Mode(bound, parts.get(2).equals(SPURIOUS)), choices);
    }

    @Override
    public String toString() {
        return VERSION + "," + (mode.isBounded() ? mode.preemptions() : NO_BOUND) + ","
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
