package dev.turnstile.support.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.support.transport.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and the required answers, for the embedded server, and for memcached where it is installed. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a guard only
class CacheConformanceTest {
    private static final Server EMBEDDED = CacheClients.embedded();
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final String LONGEST_KEY = "k".repeat(250);
    private static final String MIB = "x".repeat(1 << 20);

    /** One letter a key; {@code >} is the end of a line, and {@code <} the end of one that is answered. */
    private static final List<String> TABLE = List.of(
            // retrieval
            "get A> = END<",
            "get  A  B > = END<",
            "set A 5 0 2>ab>get A> = STORED<VALUE A 5 2<ab<END<",
            "set A 0 0 2>ab>set B 4294967295 0 0>>get B C A> = STORED<STORED<VALUE B 4294967295 0<<VALUE A 0 2<ab<END<",
            "set A 0 0 1>x>get A A> = STORED<VALUE A 0 1<x<VALUE A 0 1<x<END<",
            "get> = ERROR<",
            "gets> = ERROR<",
            "gets A> = END<",
            "get " + LONGEST_KEY + "> = END<",
            "get " + LONGEST_KEY + "k> = CLIENT_ERROR bad command line format<",
            "get A " + LONGEST_KEY + "k B> = CLIENT_ERROR bad command line format<",
            // storage
            "set A 0 0 4>\r\n\0\u00ff>get A> = STORED<VALUE A 0 4<\r\n\0\u00ff<END<",
            "set A 0 0 1>x>set A 0 0 2>yy>get A> = STORED<STORED<VALUE A 0 2<yy<END<",
            "add A 0 0 1>x>add A 0 0 1>y>get A> = STORED<NOT_STORED<VALUE A 0 1<x<END<",
            "replace A 0 0 1>x>set A 0 0 1>y>replace A 7 0 1>z>get A> = NOT_STORED<STORED<STORED<VALUE A 7 1<z<END<",
            "append A 0 0 1>x>set A 3 0 1>b>append A 9 0 1>c>prepend A 9 0 1>a>get A> = "
                    + "NOT_STORED<STORED<STORED<STORED<VALUE A 3 3<abc<END<",
            "set A 0 -1 1>x>get A> = STORED<END<",
            "set A 0 100000000 1>x>get A> = STORED<END<",
            "set A 0 0 1 noreply>x>get A> = VALUE A 0 1<x<END<",
            "add A 0 0 1 noreply>x>add A 0 0 1 noreply>y>get A> = VALUE A 0 1<x<END<",
            "set A 0 0> = ERROR<",
            "set A 0 0 1 noreply x>y> = ERROR<ERROR<",
            "set A x 0 1>y> = CLIENT_ERROR bad command line format<ERROR<",
            "set A 0 x 1>y> = CLIENT_ERROR bad command line format<ERROR<",
            "set A 0 0 x> = CLIENT_ERROR bad command line format<",
            "set A 0 0 -1> = CLIENT_ERROR bad command line format<",
            "set A -1 0 1>y> = CLIENT_ERROR bad command line format<ERROR<",
            "set " + LONGEST_KEY + " 0 0 1>x>get " + LONGEST_KEY + "> = STORED<VALUE " + LONGEST_KEY + " 0 1<x<END<",
            "set " + LONGEST_KEY + "k 0 0 1>x> = CLIENT_ERROR bad command line format<ERROR<",
            "set A 0 0 1>x>set A 0 0 2>123>get A> = STORED<CLIENT_ERROR bad data chunk<ERROR<VALUE A 0 1<x<END<",
            "set A 0 0 1000000>" + MIB.substring(0, 1_000_000) + "> = STORED<",
            "set A 0 0 1>x>set A 0 0 1048577>" + MIB + "x>get A> = STORED<SERVER_ERROR object too large for cache<END<",
            // check and set
            "cas A 0 0 1 1>x> = NOT_FOUND<",
            "set A 0 0 1>x>cas A 0 0 1 18446744073709551615>y>get A> = STORED<EXISTS<VALUE A 0 1<x<END<",
            "cas A 0 0 1>x> = ERROR<ERROR<",
            "cas A 0 0 1 x>y> = CLIENT_ERROR bad command line format<ERROR<",
            // numbers
            "incr A 1> = NOT_FOUND<",
            "set A 0 0 2>10>incr A 5>decr A 4>get A> = STORED<15<11<VALUE A 0 2<11<END<",
            "set A 0 0 2>10>decr A 1>get A> = STORED<9<VALUE A 0 2<9 <END<",
            "set A 0 0 1>9>incr A 1>get A> = STORED<10<VALUE A 0 2<10<END<",
            "set A 0 0 1>5>decr A 6> = STORED<0<",
            "set A 0 0 20>18446744073709551615>incr A 2> = STORED<1<",
            "set A 0 0 20>18446744073709551615>decr A 1> = STORED<18446744073709551614<",
            "set A 0 0 1>5>incr A 1 noreply>get A> = STORED<VALUE A 0 1<6<END<",
            "set A 0 0 1>5>incr A x>incr A -1>incr A> = "
                    + "STORED<CLIENT_ERROR invalid numeric delta argument<CLIENT_ERROR invalid numeric delta argument<ERROR<",
            "set A 0 0 2>5x>incr A 1> = STORED<CLIENT_ERROR cannot increment or decrement non-numeric value<",
            "set A 0 0 0>>incr A 1> = STORED<CLIENT_ERROR cannot increment or decrement non-numeric value<",
            "set A 0 0 2>-1>incr A 1> = STORED<CLIENT_ERROR cannot increment or decrement non-numeric value<",
            // the rest
            "delete A>set A 0 0 1>x>delete A>get A> = NOT_FOUND<STORED<DELETED<END<",
            "set A 0 0 1>x>delete A 0>delete A noreply> = STORED<DELETED<",
            "delete> = ERROR<",
            "delete A 5> = CLIENT_ERROR bad command line format.  Usage: delete <key> [noreply]<",
            "touch A 0>set A 0 0 1>x>touch A 100>get A>touch A -1>get A> = "
                    + "NOT_FOUND<STORED<TOUCHED<VALUE A 0 1<x<END<TOUCHED<END<",
            "touch A> = ERROR<",
            "touch A x> = CLIENT_ERROR invalid exptime argument<",
            "set A 0 0 1>x>flush_all>get A> = STORED<OK<END<",
            "set A 0 0 1>x>flush_all 1000>get A>flush_all 0> = STORED<OK<VALUE A 0 1<x<END<OK<",
            "flush_all x> = CLIENT_ERROR invalid exptime argument<",
            "flush_all noreply>get A> = END<",
            "verbosity 1>verbosity 0 noreply>verbosity> = OK<ERROR<",
            "> = ERROR<",
            "GET A> = ERROR<",
            "bogus A noreply> = ERROR<");

    @AfterAll
    static void end() {
        EMBEDDED.close();
        Memcached.endShared();
    }

    static Stream<Arguments> conversations() {
        List<Arguments> all = new ArrayList<>();
        for (String line : TABLE) {
            all.add(Arguments.of("embedded", Said.of(line)));
            if (Programs.hasMemcached()) all.add(Arguments.of("memcached", Said.of(line)));
        }
        return all.stream();
    }

    /** With keys of their own. */
    record Said(String request, String answer) {
        static Said of(String line) {
            int gap = line.lastIndexOf(" = ");
            return new Said(ends(line.substring(0, gap), ">"), ends(line.substring(gap + 3), "<"));
        }

        /** Only the text in pointed brackets matters. */
        private static String ends(String text, String end) {
            return text.replace("<key>", "[key]").replace(end, "\r\n").replace("[key]", "<key>");
        }

        Said withKeys(String prefix) {
            return new Said(withKeys(request, prefix), withKeys(answer, prefix));
        }

        private static String withKeys(String text, String prefix) {
            return text.replaceAll("(?<= )([ABC])(?= |\r)", prefix + "$1");
        }

        @Override
        public String toString() {
            String text = request.length() <= 60 ? request : request.substring(0, 60) + "…";
            return text.replace("\r\n", "↵").replaceAll("\\P{Print}", "?");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("conversations")
    void each_request_is_answered_as_the_protocol_says(String server, Said said) throws Exception {
        Server asked = server.equals("embedded") ? EMBEDDED : Memcached.shared();
        int shortest = said.request().length() > 1000 ? 4_099 : 1;
        for (int piece : new int[] {Integer.MAX_VALUE / 2, 7 * shortest, shortest}) {
            Said own = said.withKeys("k" + RUNS.incrementAndGet());
            assertThat(Talk.with(asked, own.request() + "quit\r\n", piece)).isEqualTo(own.answer());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void what_was_read_is_replaced_by_its_version(String server) throws Exception {
        Server asked = server.equals("embedded") ? EMBEDDED : Memcached.shared();
        try (var ann = new CacheClient(CacheClients.loopback(asked.port()));
                var bob = new CacheClient(CacheClients.loopback(asked.port()))) {
            ann.set("versioned", new byte[] {1});
            long read = Objects.requireNonNull(ann.get("versioned")).unique();
            bob.set("versioned", new byte[] {1});
            assertThat(ann.cas("versioned", new byte[] {2}, read)).isEqualTo(CacheClient.Outcome.EXISTS);
            read = Objects.requireNonNull(ann.get("versioned")).unique();
            assertThat(ann.cas("versioned", new byte[] {2}, read)).isEqualTo(CacheClient.Outcome.STORED);
            assertThat(ann.version()).startsWith("VERSION ");
            assertThat(ann.get(List.of("versioned", "none"))).containsOnlyKeys("versioned");
            assertThat(ann.touch("versioned", 100)).isTrue();
            assertThat(ann.add("versioned", new byte[0])).isFalse();
            assertThat(ann.replace("versioned", new byte[] {'7'})).isTrue();
            assertThat(bob.incr("versioned", 3)).hasValue(10);
            assertThat(bob.decr("versioned", 11)).hasValue(0);
            assertThat(bob.delete("versioned")).isTrue();
            assertThat(bob.decr("versioned", 1)).isEmpty();
        }
    }

    @Test
    void what_comes_behind_a_goodbye_is_not_heard() throws IOException {
        assertThat(Talk.with(EMBEDDED, "quit\r\nversion\r\n", Integer.MAX_VALUE / 2))
                .isEmpty();
    }

    static Stream<String> servers() {
        return Programs.hasMemcached() ? Stream.of("embedded", "memcached") : Stream.of("embedded");
    }
}
