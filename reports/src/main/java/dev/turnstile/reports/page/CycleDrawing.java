package dev.turnstile.reports.page;

import dev.turnstile.evidence.Hang;
import dev.turnstile.evidence.Hang.Held;
import dev.turnstile.evidence.Hang.Resource;
import dev.turnstile.evidence.Hang.WaitingThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deadlock as a ring: each thread points to what it waits for, which points to the thread that holds it (a resource-allocation graph).
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param nodes threads and resources, in the ring's order
 * @param arrows from each to the next
 */
public record CycleDrawing(int width, int height, List<Node> nodes, List<Arrow> arrows) {
    /** Half the width of a node. */
    public static final int NODE_RX = 88;
    /** Half the height of a node. */
    public static final int NODE_RY = 27;

    private static final int MARGIN = 14;
    private static final int LABEL_CHARACTER_WIDTH = 7;

    /**
     * A thread or a resource.
     *
     * @param x its centre
     * @param y its centre
     * @param thread the thread's index, or -1 for a resource
     * @param title its name
     * @param subtitle what it is doing, or its type
     */
    public record Node(int x, int y, int thread, String title, String subtitle) {
        /** Returns whether it is a thread. */
        public boolean isThread() {
            return thread >= 0;
        }
    }

    /**
     * From one node to the next.
     *
     * @param path the line, as an SVG path
     * @param head the arrow's head, as an SVG path
     * @param x centre of the label
     * @param y centre of the label
     * @param labelWidth room that the label takes
     * @param waits whether a thread waits along it; otherwise a thread holds what it starts at
     * @param location file and line; empty where unknown
     */
    public record Arrow(String path, String head, int x, int y, int labelWidth, boolean waits, String location) {}

    /** Draws the cycle; the hang must have one. */
    public static CycleDrawing of(Hang hang) {
        List<WaitingThread> ring =
                hang.cycle().stream().map(hang.waiting()::get).toList();
        int count = 2 * ring.size();
        // Wide enough for nodes and labels of neighbours to stand beside each other.
        int rx = count == 2 ? 225 : count == 4 ? 265 : 380 + 60 * (ring.size() - 3);
        int ry = count == 2 ? 62 : 150 + 40 * (ring.size() - 2);
        int cx = rx + NODE_RX + MARGIN;
        int cy = ry + NODE_RY + MARGIN;
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double angle = Math.PI + 2 * Math.PI * i / count;
            int x = (int) Math.round(cx + rx * Math.cos(angle));
            int y = (int) Math.round(cy + ry * Math.sin(angle));
            WaitingThread thread = ring.get(i / 2);
            nodes.add(i % 2 == 0 ? node(thread, x, y) : node(thread.waitsFor(), x, y));
        }
        List<Arrow> arrows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            WaitingThread thread = ring.get(i / 2);
            boolean waits = i % 2 == 0;
            String location = waits
                    ? Objects.requireNonNullElse(thread.waitsAt(), "")
                    : acquiredAt(ring.get((i / 2 + 1) % ring.size()), thread.waitsFor());
            Node from = nodes.get(i);
            Node to = nodes.get((i + 1) % count);
            arrows.add(count == 2 ? bow(from, to, ry, waits, location) : straight(from, to, waits, location));
        }
        return new CycleDrawing(2 * cx, 2 * cy, nodes, arrows);
    }

    private static Node node(WaitingThread thread, int x, int y) {
        return new Node(x, y, thread.thread(), "thread T" + thread.thread(), "in " + thread.operation());
    }

    private static Node node(@Nullable Resource resource, int x, int y) {
        if (resource == null) return new Node(x, y, -1, "something", "not recorded");
        return new Node(
                x,
                y,
                -1,
                resource.identity(),
                resource.type().substring(resource.type().lastIndexOf('.') + 1));
    }

    private static String acquiredAt(WaitingThread holder, @Nullable Resource resource) {
        return holder.holds().stream()
                .filter(held -> held.resource().equals(resource))
                .map(Held::acquiredAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static Arrow straight(Node from, Node to, boolean waits, String location) {
        int[] start = border(from, to);
        int[] end = border(to, from);
        String path = String.format(Locale.ROOT, "M%d %d L%d %d", start[0], start[1], end[0], end[1]);
        String head = head(end[0], end[1], Math.atan2(end[1] - start[1], end[0] - start[0]));
        return new Arrow(
                path, head, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2, labelWidth(location), waits, location);
    }

    /** Two nodes side by side: there above, back below. */
    private static Arrow bow(Node from, Node to, int height, boolean waits, String location) {
        int side = waits ? -1 : 1;
        int inset = NODE_RX / 2;
        int direction = Integer.signum(to.x() - from.x());
        int y = from.y() + side * NODE_RY;
        int x1 = from.x() + direction * inset;
        int x2 = to.x() - direction * inset;
        int top = from.y() + side * (NODE_RY + height);
        String path = String.format(
                Locale.ROOT,
                "M%d %d C%d %d %d %d %d %d",
                x1,
                y,
                x1 + direction * 40,
                top,
                x2 - direction * 40,
                top,
                x2,
                y);
        String head = head(x2, y, Math.atan2(y - top, direction * 40));
        return new Arrow(
                path,
                head,
                (from.x() + to.x()) / 2,
                from.y() + side * (NODE_RY + height * 3 / 4 - 4),
                labelWidth(location),
                waits,
                location);
    }

    /** Returns a triangle whose tip is there, pointing that way. */
    private static String head(int x, int y, double angle) {
        StringBuilder path = new StringBuilder("M" + x + " " + y);
        for (double corner : new double[] {angle + 2.7, angle - 2.7}) {
            path.append(
                    String.format(Locale.ROOT, " L%.1f %.1f", x + 11 * Math.cos(corner), y + 11 * Math.sin(corner)));
        }
        return path + " Z";
    }

    /** Where the line from one centre to the other leaves the first node's box. */
    private static int[] border(Node from, Node to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double scale = Math.min(
                dx == 0 ? Double.MAX_VALUE : (NODE_RX + 4) / Math.abs(dx),
                dy == 0 ? Double.MAX_VALUE : (NODE_RY + 4) / Math.abs(dy));
        return new int[] {(int) Math.round(from.x() + dx * scale), (int) Math.round(from.y() + dy * scale)};
    }

    private static int labelWidth(String location) {
        return Math.max(location.length(), 10) * LABEL_CHARACTER_WIDTH + 12;
    }
}
