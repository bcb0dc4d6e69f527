package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.evidence.Bound;
import dev.turnstile.reports.page.BoundInWords;
import org.junit.jupiter.api.Test;

class BoundInWordsTest {
    @Test
    void whatWasRunInPartOrExhaustedIsToldApart() {
        assertThat(BoundInWords.coverage(new Bound(20, 7, 4, 3, 2, 4_711, 1, "sequential consistency")))
                .contains("each of 20 scenarios", "at most 1 switch between threads")
                .contains("of 7 of them every interleaving there is: 4,711 runs in all.")
                .endsWith("4 larger scenarios were run in part at most, and showed nothing.");
    }

    @Test
    void neitherIsMentionedWhereAllWasRun() {
        assertThat(BoundInWords.coverage(new Bound(24, 24, 0, 3, 2, 4_711, null, "sequential consistency")))
                .contains("any number of switches")
                .endsWith("was run: 4,711 runs in all.");
    }
}
