package dev.turnstile.reports.page;

import dev.turnstile.reports.servers.ServerFigures;
import java.util.List;
import java.util.Locale;

/**
 * Measured figures of servers, as a table and as bars.
 *
 * @param measured when, where and how
 * @param rows one for each way to wait for clients, fastest first
 */
public record ServersView(String measured, List<Row> rows) {
    private static final int BAR_HEIGHT = 18;
    private static final int ROW_HEIGHT = 26;
    private static final int NAMES_WIDTH = 190;
    private static final int BARS_WIDTH = 380;
    private static final int FIGURES_WIDTH = 90;
    private static final double MEBI = 1 << 20;

    /**
     * One way to wait for clients.
     *
     * @param share of the fastest one's requests, from 0 to 1
     */
    public record Row(
            String model,
            int clients,
            String requestsPerSecond,
            String ratio,
            String median,
            String slow,
            int threads,
            String memory,
            double share) {
        /** Returns the length of its bar in pixels. */
        public long width() {
            return Math.max(1, Math.round(share * BARS_WIDTH));
        }
    }

    /** Returns the figures as the page shows them. */
    public static ServersView of(ServerFigures figures) {
        double fastest = figures.models().stream()
                .mapToDouble(ServerFigures.Model::requestsPerSecond)
                .max()
                .orElse(1);
        String measured = String.format(
                Locale.ROOT,
                "Measured at %s on JDK %s and %s: each client sends %s, one after another; the figures are medians of %s, "
                        + "in which all models take turns.",
                figures.measuredAt(),
                figures.origin().jdk(),
                Quantities.count(figures.origin().cpus(), "processor"),
                Quantities.count(figures.requests(), "request"),
                Quantities.count(figures.rounds(), "round"));
        return new ServersView(
                measured,
                figures.models().stream()
                        .sorted((a, b) -> Double.compare(b.requestsPerSecond(), a.requestsPerSecond()))
                        .map(model -> row(model, fastest))
                        .toList());
    }

    private static Row row(ServerFigures.Model model, double fastest) {
        return new Row(
                model.model(),
                model.clients(),
                Quantities.count(Math.round(model.requestsPerSecond())),
                String.format(Locale.ROOT, "%.2f", model.ratio()),
                Quantities.instant(model.medianNanos()),
                Quantities.instant(model.slowNanos()),
                model.threads(),
                String.format(Locale.ROOT, "%.0f\u00a0MiB", model.residentBytes() / MEBI),
                fastest == 0 ? 0 : model.requestsPerSecond() / fastest);
    }

    /** Returns the width of the picture in pixels. */
    public int width() {
        return NAMES_WIDTH + BARS_WIDTH + FIGURES_WIDTH;
    }

    public int height() {
        return rows.size() * ROW_HEIGHT;
    }

    public int left() {
        return NAMES_WIDTH;
    }

    public int top(int row) {
        return row * ROW_HEIGHT + (ROW_HEIGHT - BAR_HEIGHT) / 2;
    }

    public int barHeight() {
        return BAR_HEIGHT;
    }
}
