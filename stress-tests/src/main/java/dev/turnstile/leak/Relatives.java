package dev.turnstile.leak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The processes that some processes have started, and those that these have started: the living and the zombies. On Linux they are read
 * from {@code /proc} (proc(5)), where a variable of the environment tells those too whose parent has gone. Elsewhere only living
 * descendants are seen.
 */
public final class Relatives {
    private static final Path PROC = Path.of("/proc");

    /** The place of {@code starttime}, counted from the state on. */
    private static final int START = 19;

    private final Set<Long> ancestors;
    private final @Nullable String marker;
    private final boolean adopting;

    /**
     * A process.
     *
     * @param pid its id
     * @param command what it runs
     * @param zombie whether it has ended, and nobody has waited for it
     */
    public record Relative(long pid, String command, boolean zombie) {
        @Override
        public String toString() {
            return zombie
                    ? "the zombie of process " + pid + " (" + command + "), which nobody has waited for"
                    : "process " + pid + " (" + command + "), which still lives";
        }
    }

    /** The parent of the kernel's own threads, kthreadd, has this id; they never have variables. */
    private static final int KERNEL_THREADS = 2;

    /** The places of {@code utime} and {@code stime}. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    /**
     * @param used the processor time that it has used, in some unit
     * @param start when it was started, in some unit
     */
    private record Entry(long pid, long parent, String command, char state, long used, long start) {}

    /**
     * @param ancestors those whose descendants are looked for; they themselves are none
     * @param marker a variable with its value, {@code NAME=value}, that descendants inherit and nobody else has; {@code null} for none
     */
    public Relatives(Collection<Long> ancestors, @Nullable String marker) {
        this(Set.copyOf(ancestors), marker, false);
    }

    private Relatives(Set<Long> ancestors, @Nullable String marker, boolean adopting) {
        this.ancestors = ancestors;
        this.marker = marker;
        this.adopting = adopting;
    }

    /** Returns the relatives of ancestors that are {@linkplain Subreaper subreapers}: their adopted children are no zombies of theirs. */
    public Relatives adopting() {
        return new Relatives(ancestors, marker, true);
    }

    /** Returns the relatives of this process. */
    public static Relatives ofThisProcess(@Nullable String marker) {
        return new Relatives(Set.of(ProcessHandle.current().pid()), marker);
    }

    /** All that there are now. */
    public List<Relative> now() {
        if (!Files.isDirectory(PROC.resolve("self"))) return living();
        return found().stream()
                .map(entry -> new Relative(entry.pid(), command(entry), entry.state() == 'Z'))
                .toList();
    }

    /**
     * Tells whether they do anything: two equal answers mean that they have hardly used a processor in between. Negative while a thread of
     * one of them runs or is ready to; always {@code 0} where nothing is known of that.
     */
    public long activity() {
        long activity = 0;
        for (Entry entry : found()) {
            if (runs(entry.pid())) return -1;
            activity += entry.pid() + entry.used();
        }
        return activity;
    }

    private static boolean runs(long pid) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(PROC.resolve(pid + "/task"))) {
            for (Path thread : threads) {
                Entry entry = entry(thread);
                if (entry != null && entry.state() == 'R') return true;
            }
            return false;
        } catch (IOException gone) {
            return false;
        }
    }

    private List<Entry> found() {
        Map<Long, Entry> all = entries();
        Entry self = all.get(ProcessHandle.current().pid());
        long since = self == null ? 0 : self.start();
        Set<Long> adopted = adopting
                ? ancestors.stream()
                        .flatMap(pid -> AdoptedChildren.of(pid).stream())
                        .collect(Collectors.toSet())
                : Set.of();
        List<Entry> found = new ArrayList<>();
        for (Entry entry : all.values()) {
            if (ancestors.contains(entry.pid())) continue;
            if (adopting && entry.state() == 'Z' && (adopted.contains(entry.pid()) || hasGone(entry))) continue;
            // This process, or one that it has started, makes a marker, so an older process does not have it.
            if (descends(entry, all) || entry.start() >= since && hasMarker(entry)) found.add(entry);
        }
        return found;
    }

    /** Whether somebody has waited for it since it was read: a subreaper for one that it had adopted. */
    private static boolean hasGone(Entry zombie) {
        Entry now = entry(PROC.resolve(Long.toString(zombie.pid())));
        return now == null || now.start() != zombie.start();
    }

    /** Kills those that live; zombies can only be waited for by their parents. */
    public static void kill(Collection<Relative> relatives) {
        for (Relative relative : relatives) ProcessHandle.of(relative.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    private List<Relative> living() {
        return ancestors.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(ProcessHandle::descendants)
                .filter(handle -> !ancestors.contains(handle.pid()))
                .map(handle ->
                        new Relative(handle.pid(), handle.info().command().orElse("?"), false))
                .distinct()
                .toList();
    }

    private boolean descends(Entry entry, Map<Long, Entry> all) {
        Set<Long> seen = new HashSet<>();
        for (Entry at = entry; at != null && seen.add(at.pid()); at = all.get(at.parent())) {
            if (ancestors.contains(at.parent())) return true;
        }
        return false;
    }

    private boolean hasMarker(Entry entry) {
        if (marker == null || entry.state() == 'Z' || entry.parent() == KERNEL_THREADS) return false;
        return new ProcessImage(entry.pid()).hasVariable(marker);
    }

    private static String command(Entry entry) {
        String line = new ProcessImage(entry.pid()).commandLine();
        return line.isEmpty() ? entry.command() : line;
    }

    private static Map<Long, Entry> entries() {
        Map<Long, Entry> all = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                Entry entry = entry(process);
                if (entry != null) all.put(entry.pid(), entry);
            }
        } catch (IOException e) {
            return Map.of();
        }
        return all;
    }

    /** A line reads {@code 4711 (name) S 1 …}: id, name, state, parent; {@code starttime} is its 22nd field. */
    private static @Nullable Entry entry(Path process) {
        try {
            String stat = new String(Files.readAllBytes(process.resolve("stat")), StandardCharsets.ISO_8859_1);
            int end = stat.lastIndexOf(')');
            String[] rest = stat.substring(end + 2).split(" ");
            return new Entry(
                    Long.parseLong(process.getFileName().toString()),
                    Long.parseLong(rest[1]),
                    stat.substring(stat.indexOf('(') + 1, end),
                    rest[0].charAt(0),
                    Long.parseLong(rest[USER_TIME]) + Long.parseLong(rest[SYSTEM_TIME]),
                    Long.parseLong(rest[START]));
        } catch (IOException gone) {
            return null;
        }
    }
}
