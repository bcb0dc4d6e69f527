package dev.turnstile.campaign.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a mistyped one was meant to be. */
final class NearestName {
    private NearestName() {}

    /** The name at the least edit distance, upper and lower case being nearly the same; empty if there are no names. */
    static Optional<String> to(String mistyped, Collection<String> names) {
        return names.stream()
                .min(Comparator.<String>comparingInt(
                                n -> distance(mistyped.toLowerCase(Locale.ROOT), n.toLowerCase(Locale.ROOT)))
                        .thenComparingInt(n -> distance(mistyped, n))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Inserted, removed, replaced letters and swapped neighbours (optimal string alignment; Boytsov, 2011). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) d[i][0] = i;
        for (int j = 0; j <= b.length(); j++) d[0][j] = j;
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
