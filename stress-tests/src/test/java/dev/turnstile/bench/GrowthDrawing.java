package dev.turnstile.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws processor time by length of the history, both on logarithmic scales. */
final class GrowthDrawing {
    /** One measured history. */
    record Point(double operations, double millis) {}

    private static final int WIDTH = 760;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 520;
    private static final int TOP = 20;
    private static final int BOTTOM = 370;
    private static final double LEAST_OPERATIONS = 1e3;
    private static final double MOST_OPERATIONS = 1e5;
    private static final double LEAST_MILLIS = 1;
    private static final double MOST_MILLIS = 1e5;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#c1440e", "#2e7d32");

    private GrowthDrawing() {}

    static String of(Map<String, List<Point>> series) {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH, HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        for (double operations = LEAST_OPERATIONS; operations <= MOST_OPERATIONS; operations *= 10)
            grid(
                    svg,
                    x(operations),
                    TOP,
                    x(operations),
                    BOTTOM,
                    String.format("%,.0f", operations),
                    x(operations) - 18,
                    BOTTOM + 18);
        for (double millis = LEAST_MILLIS; millis <= MOST_MILLIS; millis *= 10)
            grid(
                    svg,
                    LEFT,
                    y(millis),
                    RIGHT,
                    y(millis),
                    String.format(Locale.ROOT, "%,.0f ms", millis),
                    5,
                    y(millis) + 4);
        svg.append(String.format("<text x=\"%d\" y=\"%d\">operations</text>%n", (LEFT + RIGHT) / 2 - 30, HEIGHT - 12));
        int row = 0;
        for (Map.Entry<String, List<Point>> one : series.entrySet()) line(svg, one.getKey(), one.getValue(), row++);
        return svg.append("</svg>\n").toString();
    }

    private static void grid(
            StringBuilder svg, double x1, double y1, double x2, double y2, String label, double labelX, double labelY) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.0f\" y1=\"%.0f\" x2=\"%.0f\" y2=\"%.0f\" stroke=\"#ccc\"/><text x=\"%.0f\" y=\"%.0f\">%s</text>%n",
                x1,
                y1,
                x2,
                y2,
                labelX,
                labelY,
                label));
    }

    private static void line(StringBuilder svg, String name, List<Point> points, int row) {
        String colour = COLOURS.get(name.startsWith("100") ? 1 : name.startsWith("10 ") ? 0 : 2);
        String dash = name.contains("wrong") ? " stroke-dasharray=\"5 4\"" : "";
        String width = name.contains("key") ? "1.5" : "3";
        StringBuilder corners = new StringBuilder();
        for (Point p : points) {
            corners.append(String.format(Locale.ROOT, "%.0f,%.0f ", x(p.operations()), y(p.millis())));
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.0f\" cy=\"%.0f\" r=\"3\" fill=\"%s\"/>%n",
                    x(p.operations()),
                    y(p.millis()),
                    colour));
        }
        String style = "fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"" + width + "\"" + dash;
        svg.append(String.format(
                "<polyline points=\"%s\" %s/>%n", corners.toString().strip(), style));
        int legend = TOP + 10 + 20 * row;
        svg.append(String.format(
                "<path d=\"M %d %d h 30\" %s/><text x=\"%d\" y=\"%d\">%s</text>%n",
                RIGHT + 20, legend, style, RIGHT + 58, legend + 4, name));
    }

    private static double x(double operations) {
        return LEFT
                + (RIGHT - LEFT)
                        * Math.log(operations / LEAST_OPERATIONS)
                        / Math.log(MOST_OPERATIONS / LEAST_OPERATIONS);
    }

    private static double y(double millis) {
        return BOTTOM - (BOTTOM - TOP) * Math.log(millis / LEAST_MILLIS) / Math.log(MOST_MILLIS / LEAST_MILLIS);
    }
}
