package dev.turnstile.subjects.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.turnstile.subjects.Threads;
import dev.turnstile.support.cache.CacheClient;
import dev.turnstile.support.cache.CacheClients;
import dev.turnstile.support.cache.CacheConversation;
import dev.turnstile.support.cache.Memcached;
import dev.turnstile.support.cache.Programs;
import dev.turnstile.support.cache.Talk;
import dev.turnstile.support.processes.ChildJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class CacheScenesTest {
    private static final int CLIENTS = 4;
    private static final int EACH = 250;

    @AfterEach
    void end() {
        Memcached.endShared();
    }

    @Test
    void of_two_that_read_the_same_count_one_is_lost_unless_the_cache_compares() {
        try (var counter = new CasCounter()) {
            CacheClient ann = counter.clients.mine();
            CacheClient.Value read = counter.read();
            byte[] sum = CounterInCache.bytes(CounterInCache.number(read) + 1);
            assertThat(counter.increment()).as("by somebody in between").isOne();

            assertThat(ann.cas(counter.key, sum, read.unique())).isEqualTo(CacheClient.Outcome.EXISTS);
            assertThat(counter.get()).isOne();
            ann.set(counter.key, sum);
            assertThat(counter.get()).as("two were added").isOne();
            assertThat(counter.increment()).isEqualTo(2);
        }
    }

    @Test
    void cas_and_incr_count_all_that_many_clients_add() throws Exception {
        assertThat(counted("cas", CasCounter::new)).isEqualTo(CLIENTS * EACH);
        assertThat(counted("incr", IncrCounter::new)).isEqualTo(CLIENTS * EACH);
        assertThat(counted("get, then set", GetThenSetCounter::new)).isBetween(1, CLIENTS * EACH);
    }

    @Test
    void so_do_they_in_memcached() throws Exception {
        assumeTrue(Programs.hasMemcached());
        assertThat(counted("cas in memcached", MemcachedCasCounter::new)).isEqualTo(CLIENTS * EACH);
        assertThat(counted("incr in memcached", MemcachedIncrCounter::new)).isEqualTo(CLIENTS * EACH);
        assertThat(counted("get, then set in memcached", MemcachedGetThenSetCounter::new))
                .isBetween(1, CLIENTS * EACH);
    }

    private static int counted(String how, Supplier<CounterInCache> counters) throws InterruptedException {
        try (CounterInCache counter = counters.get()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                threads.add(Threads.start(() -> {
                    for (int n = 0; n < EACH; n++) {
                        var _ = counter.increment();
                    }
                }));
            }
            Threads.join(threads);
            System.out.printf("%d clients add %d each, by %s: %d%n", CLIENTS, EACH, how, counter.get());
            return counter.get();
        }
    }

    @Test
    void the_greatest_value_comes_back_and_a_greater_one_is_refused() {
        try (var clients = new CacheClients(CacheClients.embedded())) {
            byte[] value = new byte[CacheConversation.MAX_VALUE];
            for (int i = 0; i < value.length; i++) value[i] = (byte) (i * 31 >> 3);
            clients.mine().set("great", value);
            assertThat(Objects.requireNonNull(clients.mine().get("great")).data())
                    .isEqualTo(value);
            try {
                clients.mine().set("great", new byte[CacheConversation.MAX_VALUE + 1]);
            } catch (IllegalStateException refused) {
                assertThat(refused).hasMessageContaining("SERVER_ERROR object too large for cache");
            }
            assertThat(clients.mine().get("great")).isNull();
        }
    }

    @Test
    void a_key_that_would_be_something_else_is_not_sent() {
        try (var clients = new CacheClients(CacheClients.embedded())) {
            for (String key : List.of("", "a b", "a\r\nflush_all", "k".repeat(251))) {
                try {
                    clients.mine().set(key, new byte[0]);
                    throw new AssertionError(key);
                } catch (IllegalArgumentException expected) {
                    assertThat(expected).hasMessageContaining("no key");
                }
            }
            assertThat(clients.mine().version()).startsWith("VERSION");
        }
    }

    @Test
    void a_line_without_an_end_is_not_kept() throws IOException {
        try (var server = CacheClients.embedded()) {
            String said = "get " + "k".repeat(CacheConversation.MAX_LINE - 3);
            assertThat(Talk.with(server, said, said.length())).isEqualTo("CLIENT_ERROR line too long\r\n");
        }
    }

    /** Starts memcached, says as which process, and waits to be killed. */
    static final class User {
        private User() {}

        public static void main(String[] arguments) throws IOException {
            try (var client =
                    new CacheClient(CacheClients.loopback(Memcached.shared().port()))) {
                client.set("a", "b".getBytes(US_ASCII));
                StringBuilder pids = new StringBuilder();
                ProcessHandle.current()
                        .descendants()
                        .forEach(process -> pids.append(process.pid()).append(' '));
                System.out.println(pids);
                while (System.in.read() >= 0) {
                    // what it is told does not matter
                }
            }
        }
    }

    @Test
    void memcached_ends_with_the_jvm_that_started_it_also_if_that_is_killed() throws Exception {
        assumeTrue(Programs.hasMemcached());
        Process user = ChildJvm.start(User.class);
        List<ProcessHandle> started = new ArrayList<>();
        for (String pid : user.inputReader().readLine().strip().split(" "))
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(started::add);
        assertThat(started).hasSize(2).allMatch(ProcessHandle::isAlive);

        user.destroyForcibly().waitFor();
        for (ProcessHandle process : started) process.onExit().get(1, TimeUnit.MINUTES);
        assertThat(started).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void all_instances_use_one_memcached_and_no_key_of_another() throws Exception {
        assumeTrue(Programs.hasMemcached());
        Memcached first = Memcached.shared();
        try (var one = new MemcachedIncrCounter();
                var another = new MemcachedIncrCounter()) {
            assertThat(Memcached.shared()).isSameAs(first);
            assertThat(one.increment()).isOne();
            assertThat(another.increment()).isOne();
        }
        Memcached.endShared();
        assertThat(ProcessHandle.current().descendants()).isEmpty();
    }
}
