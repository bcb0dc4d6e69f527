package dev.turnstile.campaign.shard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of the subjects a machine checks.
 *
 * @param index which part, counted from 1
 * @param of how many parts there are
 * @param costs what each subject costs, as far as that is known
 */
public record ShardChoice(int index, int of, Costs costs) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    /**
     * Reads the form {@code 3/8}.
     *
     * @throws IllegalArgumentException if the text has another form, or there is no such part
     */
    public static ShardChoice parse(String text, Costs costs) {
        Matcher parts = FORM.matcher(text);
        int index = parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
        int of = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (index < 1 || index > of)
            throw new IllegalArgumentException("turnstile.shard=" + text
                    + " names no part. Write the part and the number of parts: 1/8 is the first of eight.");
        return new ShardChoice(index, of, costs);
    }
}
