package dev.turnstile.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Logs of the shape of the recorded ones, by a simulation: a server serves clients one by one and unfairly, as a contended lock does, so
 * that some wait while others run many operations. Right ones are records of that run; in wrong ones, one read in the middle is wrong: that
 * of a map answers what was there before the last change that had returned by then, and that of a register a value that was never written.
 * The same seed gives the same log.
 */
public final class GeneratedLog {
    private static final String NEVER_WRITTEN = "9";
    private static final double UNFAIRNESS = 0.9;

    private final Random random;
    private final boolean map;
    private final int keys;
    private final double timeouts;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final TreeMap<Integer, Call> waiting = new TreeMap<>();
    private final List<Integer> arrivals = new ArrayList<>();
    private final List<Call> lost = new ArrayList<>();
    private final Map<Integer, Integer> counts = new HashMap<>();
    private int processes;

    /** A read: its line, its answer, and the one it would have given before the last change that had returned by its call. */
    private record Read(int line, String text, String stale) {}

    private record Version(int returnedAt, String before) {}

    private final List<Read> answers = new ArrayList<>();
    private final Map<String, List<Version>> versions = new HashMap<>();

    private record Call(int process, String operation, String key, String value, int line) {}

    private GeneratedLog(Random random, boolean map, int keys, double timeouts) {
        this.random = random;
        this.map = map;
        this.keys = keys;
        this.timeouts = timeouts;
    }

    /** Returns a log of gets, puts and appends. */
    public static List<String> map(int clients, int operations, int keys, boolean right, long seed) {
        return new GeneratedLog(new Random(seed), true, keys, 0).run(clients, operations, right);
    }

    /**
     * Returns a log of reads, writes and compare-and-sets of one register.
     *
     * @param timeouts how many of the operations never return: they may take effect at any later time, or never
     */
    public static List<String> register(int clients, int operations, double timeouts, boolean right, long seed) {
        return new GeneratedLog(new Random(seed), false, 1, timeouts).run(clients, operations, right);
    }

    private List<String> run(int clients, int operations, boolean right) {
        for (processes = 0; processes < clients; processes++) invoke(processes);
        for (int served = clients; !waiting.isEmpty(); ) {
            int process = next();
            Call call = waiting.remove(process);
            arrivals.removeIf(arrived -> arrived == process);
            if (!lost.isEmpty() && random.nextInt(4) == 0) effect(lost.remove(random.nextInt(lost.size())), false);
            int follower = process;
            if (random.nextDouble() < timeouts) {
                lost.add(call);
                lines.add(line(process, "info", call, ":timed-out"));
                follower = processes++;
            } else {
                effect(call, true);
            }
            if (served++ < operations) invoke(follower);
        }
        if (!right) spoil();
        return lines;
    }

    /** Most often who came last, as with a lock that barges. */
    private int next() {
        int last = arrivals.size() - 1;
        int i = random.nextDouble() < UNFAIRNESS
                ? last - random.nextInt(Math.min(4, last + 1))
                : random.nextInt(last + 1);
        return arrivals.get(i);
    }

    private void invoke(int process) {
        String key = Integer.toString(random.nextInt(keys));
        int kind = random.nextInt(20);
        String operation =
                map ? kind < 9 ? "get" : kind < 10 ? "put" : "append" : kind < 7 ? "read" : kind < 13 ? "write" : "cas";
        String value = map
                ? "x " + process + " " + counts.merge(process, 1, Integer::sum) + " y"
                : operation.equals("cas")
                        ? random.nextInt(5) + " " + random.nextInt(5)
                        : Integer.toString(random.nextInt(5));
        Call call = new Call(process, operation, key, value, lines.size());
        waiting.put(process, call);
        arrivals.add(process);
        boolean reads = operation.equals("get") || operation.equals("read");
        lines.add(line(process, "invoke", call, reads ? "nil" : text(call)));
    }

    private void effect(Call call, boolean returns) {
        String before = values.getOrDefault(call.key(), map ? "" : "nil");
        String[] pair = call.value().split(" ", -1);
        boolean fails = call.operation().equals("cas") && !before.equals(pair[0]);
        String after = switch (call.operation()) {
            case "get", "read" -> before;
            case "append" -> before + call.value();
            case "cas" -> fails ? before : pair[1];
            default -> call.value();
        };
        values.put(call.key(), after);
        if (!returns) return;
        boolean reads = after.equals(before)
                && (call.operation().equals("get") || call.operation().equals("read"));
        if (reads) answers.add(new Read(lines.size(), quoted(before), quoted(stale(call))));
        else if (!after.equals(before))
            versions.computeIfAbsent(call.key(), k -> new ArrayList<>()).add(new Version(lines.size(), before));
        lines.add(line(call.process(), fails ? "fail" : "ok", call, reads ? quoted(before) : text(call)));
    }

    private String stale(Call call) {
        if (!map) return NEVER_WRITTEN;
        String stale = values.getOrDefault(call.key(), "");
        for (Version version : versions.getOrDefault(call.key(), List.of())) {
            if (version.returnedAt() < call.line()) stale = version.before();
        }
        return stale;
    }

    private void spoil() {
        for (int i = answers.size() / 2; i < answers.size(); i++) {
            Read read = answers.get(i);
            if (read.text().equals(read.stale())) continue;
            String line = lines.get(read.line());
            int at = line.lastIndexOf(read.text());
            lines.set(
                    read.line(),
                    line.substring(0, at)
                            + read.stale()
                            + line.substring(at + read.text().length()));
            return;
        }
        throw new IllegalStateException("no read to spoil");
    }

    private String text(Call call) {
        return call.operation().equals("cas") ? "[" + call.value() + "]" : quoted(call.value());
    }

    private String quoted(String value) {
        return map ? "\"" + value + "\"" : value;
    }

    private String line(int process, String type, Call call, String value) {
        return map
                ? "{:process " + process + ", :type :" + type + ", :f :" + call.operation() + ", :key \"" + call.key()
                        + "\", :value " + value + "}"
                : "INFO  jepsen.util - " + process + "\t:" + type + "\t:" + call.operation() + "\t" + value;
    }
}
