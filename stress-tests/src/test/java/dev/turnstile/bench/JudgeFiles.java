package dev.turnstile.bench;

import dev.turnstile.history.History;
import dev.turnstile.judge.Judge;
import dev.turnstile.judge.Judgement;
import dev.turnstile.machine.ModelMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Judges recorded histories: the arguments are their files. Prints a line for each, as {@code checker.go} does for Porcupine. */
public final class JudgeFiles {
    private JudgeFiles() {}

    public static void main(String[] files) throws IOException {
        if (files.length == 3 && files[0].equals("generate")) {
            generate(Path.of(files[1]), Long.parseLong(files[2]));
            return;
        }
        for (String file : files) {
            List<String> lines = RecordedLog.lines(Path.of(file));
            History history = RecordedLog.history(lines);
            Judge judge = new Judge(new ModelMachine(RecordedLog.model(lines)));
            long start = System.nanoTime();
            Judgement judgement = judge.judge(history);
            long millis = (System.nanoTime() - start) / 1_000_000;
            String verdict = judgement instanceof Judgement.Undecided undecided
                    ? undecided.reason()
                    : judgement.getClass().getSimpleName();
            System.out.printf(
                    "%s %s (%d ms, %d configurations)%n",
                    Path.of(file).getFileName(), verdict, millis, judge.configurations());
        }
    }

    /** Writes 102 logs of a register and 6 of maps: the number and shape of those that were recorded. */
    private static void generate(Path directory, long seed) throws IOException {
        for (int i = 0; i < 102; i++) {
            boolean right = i % 4 == 2;
            Path file = directory.resolve(String.format("etcd_%03d-%s.log", i, right ? "ok" : "bad"));
            Files.createDirectories(directory.resolve("jepsen"));
            Files.write(
                    directory.resolve("jepsen").resolve(file.getFileName()),
                    GeneratedLog.register(5, 85, 0.15, right, seed + i));
        }
        Files.createDirectories(directory.resolve("kv"));
        int[][] sizes = {{1, 60}, {10, 500}, {50, 1750}};
        for (int[] size : sizes) {
            for (boolean right : new boolean[] {true, false}) {
                String name = String.format("c%02d-%s.txt", size[0], right ? "ok" : "bad");
                Files.write(directory.resolve("kv").resolve(name), GeneratedLog.map(size[0], size[1], 10, right, seed));
            }
        }
    }
}
