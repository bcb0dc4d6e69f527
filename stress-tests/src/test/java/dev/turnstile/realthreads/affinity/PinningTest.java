package dev.turnstile.realthreads.affinity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.processors.Processors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each affinity is entered by a thread that ends with the test: none changes where other tests run. */
class PinningTest {
    private static final Path STATUS = Path.of("/proc/thread-self/status");

    private final Pinning pinning = new Pinning();

    @BeforeEach
    void needsProcessors() {
        assumeTrue(
                NativeThreads.LINUX != null
                        && Files.exists(STATUS)
                        && Processors.allowed().size() > 1,
                "threads can be pinned, to one of several processors");
    }

    @Test
    void each_thread_of_a_pinned_crew_has_a_processor_of_its_own() {
        CpuAffinity affinity = pinning.ofNextCrew(true, 2, true);
        assertThat(allowedIn(affinity, 0)).matches("\\d+").isNotEqualTo(allowedIn(affinity, 1));
        assertThat(allowedIn(affinity, 1)).matches("\\d+");
    }

    @Test
    void threads_of_other_crews_and_virtual_threads_run_where_they_ran() {
        String all = allowed();
        assertThat(all).doesNotMatch("\\d+");
        assertThat(allowedIn(pinning.ofNextCrew(true, 2, false), 0)).isEqualTo(all);
        assertThat(allowedIn(pinning.ofNextCrew(false, 2, true), 0)).isEqualTo(all);
    }

    @Test
    void a_crew_with_more_threads_than_processors_shares_them_in_another_way_than_the_one_before() {
        int threads = Processors.COUNT + 1;
        CpuAffinity before = pinning.ofNextCrew(true, threads, true);
        CpuAffinity next = pinning.ofNextCrew(true, threads, true);
        assertThat(allowedIn(before, 0)).isEqualTo(allowedIn(next, 0));
        assertThat(allowedIn(before, 1)).isNotEqualTo(allowedIn(next, 1));
    }

    private static String allowedIn(CpuAffinity affinity, int index) {
        CompletableFuture<String> allowed = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            affinity.enter(index);
            allowed.complete(allowed());
        });
        return allowed.join();
    }

    private static String allowed() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("Cpus_allowed_list:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
