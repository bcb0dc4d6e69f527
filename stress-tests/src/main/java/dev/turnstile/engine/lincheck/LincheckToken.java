package dev.turnstile.engine.lincheck;

import java.util.Arrays;
import java.util.List;

/**
 * The part of a replay token that is Lincheck's own. Its explorations have no randomness: version, mode and number name a schedule.
 *
 * @param version Lincheck's version
 * @param mode how the schedules were explored
 * @param schedule the schedule's number, from 1
 */
record LincheckToken(String version, Mode mode, int schedule) {
    private static final String PATIENT = "patient";
    private static final String SPURIOUS = "spurious";

    LincheckToken(Mode mode, int schedule) {
        this(StrategyParts.VERSION, mode, schedule);
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException if it is none
     */
    static LincheckToken parse(String detail) {
        List<String> parts = Arrays.asList(detail.split(",", -1));
        if (parts.size() < 2) throw new IllegalArgumentException("not of Lincheck's form: " + detail);
        Mode mode = new Mode(parts.contains(PATIENT), parts.contains(SPURIOUS));
        return new LincheckToken(parts.get(0), mode, Integer.parseInt(parts.get(1)));
    }

    @Override
    public String toString() {
        return version + "," + schedule + (mode.patient() ? "," + PATIENT : "")
                + (mode.spuriousWakeUps() ? "," + SPURIOUS : "");
    }
}
