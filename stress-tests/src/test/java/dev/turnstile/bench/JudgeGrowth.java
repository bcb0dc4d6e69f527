package dev.turnstile.bench;

import dev.turnstile.history.Execution;
import dev.turnstile.history.History;
import dev.turnstile.history.Response;
import dev.turnstile.judge.Contracts;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;
import dev.turnstile.machine.ModelMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures how the judge's processor time grows with histories: prints the tables of docs/performance.md, and draws the long ones into the
 * file that is the argument.
 */
public final class JudgeGrowth {
    private static final long SEED = 7;
    private static final double NANOS_OF_MILLI = 1e6;
    private static final int SMALL_HISTORIES = 200;
    private static final int SMALL_ROUNDS = 20;
    private static final int[] CLIENTS = {10, 50, 100};
    private static final int[] OPERATIONS = {1_000, 10_000, 100_000};

    private JudgeGrowth() {}

    public static void main(String[] arguments) throws IOException {
        small();
        Map<String, List<GrowthDrawing.Point>> series = new TreeMap<>();
        System.out.println(
                "| clients | operations | key | history | processor time | configurations | memory held | |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (boolean key : new boolean[] {true, false}) {
            for (int clients : CLIENTS) {
                for (int operations : OPERATIONS) {
                    for (boolean right : new boolean[] {true, false}) {
                        double millis = longOne(clients, operations, key, right);
                        String name = clients + " clients" + (key ? ", by key" : "") + (right ? "" : ", wrong");
                        if (millis > 0)
                            series.computeIfAbsent(name, n -> new ArrayList<>())
                                    .add(new GrowthDrawing.Point(operations, millis));
                    }
                }
            }
        }
        if (arguments.length > 0) Files.writeString(Path.of(arguments[0]), GrowthDrawing.of(series));
    }

    private static void small() {
        System.out.println("| threads | operations of each | processor time | configurations |");
        System.out.println("|---|---|---|---|");
        for (int threads = 2; threads <= 4; threads++) {
            for (int each = 2; each <= 12; each += 2) {
                List<History> histories = new ArrayList<>();
                for (int i = 0; i < SMALL_HISTORIES; i++)
                    histories.add(Histories.register(threads, threads * each, 0, SEED + i));
                long nanos = Long.MAX_VALUE;
                Judge judge = new Judge(new ModelMachine(Contracts.RegisterModel.class));
                for (int round = 0; round < SMALL_ROUNDS; round++) {
                    long start = now();
                    for (History history : histories) judge.judge(history);
                    nanos = Math.min(nanos, (now() - start) / SMALL_HISTORIES);
                }
                System.out.printf(
                        "| %d | %d | %.1f µs | %.1f |%n",
                        threads, each, nanos / 1e3, judge.configurations() / (double) (SMALL_HISTORIES * SMALL_ROUNDS));
            }
        }
    }

    /** Returns the milliseconds; 0 if it was not decided. */
    private static double longOne(int clients, int operations, boolean key, boolean right) {
        History legal = key
                ? Histories.store(clients, operations, 2 * clients, 0, SEED)
                : Histories.register(clients, operations, 0, SEED);
        History history = right ? legal : withOneWrongRead(legal);
        Judge judge = new Judge(new ModelMachine(key ? Contracts.StoreModel.class : Contracts.RegisterModel.class));
        long start = now();
        Judgement judgement = judge.judge(history);
        double millis = (now() - start) / NANOS_OF_MILLI;
        boolean decided = !(judgement instanceof Judgement.Undecided);
        System.out.printf(
                "| %d | %d | %s | %s | %.0f ms | %d | %.1f MB | %s |%n",
                clients,
                operations,
                key ? "yes" : "no",
                right ? "right" : "wrong",
                millis,
                judge.configurations(),
                judge.mostBytes() / 1048576.0,
                decided ? "" : "gives up");
        return decided ? Math.max(millis, 1) : 0;
    }

    /** In the middle of the first client's operations: a value that nobody ever wrote. */
    private static History withOneWrongRead(History history) {
        List<List<Execution>> threads = new ArrayList<>(history.parallel());
        List<Execution> first = new ArrayList<>(threads.get(0));
        for (int i = first.size() / 2; i < first.size(); i++) {
            Execution e = first.get(i);
            if (e.actor().operation().isVoid()) continue;
            first.set(i, new Execution(e.actor(), Response.returned(999), e.span()));
            break;
        }
        threads.set(0, first);
        return new History(history.init(), threads, history.post(), history.quiescent());
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
