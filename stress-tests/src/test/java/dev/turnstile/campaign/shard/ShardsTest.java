package dev.turnstile.campaign.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {
    private static final List<String> SUBJECTS =
            IntStream.range(0, 100).mapToObj(i -> "demo.Subject" + i).toList();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 100, 130})
    void each_subject_is_in_one_part(int of) {
        List<String> all = parts(of, Costs.UNKNOWN).flatMap(Set::stream).toList();
        assertThat(all).hasSize(SUBJECTS.size()).containsExactlyInAnyOrderElementsOf(SUBJECTS);
    }

    @Test
    void the_order_in_which_subjects_are_given_makes_no_difference() {
        List<String> shuffled = new ArrayList<>(SUBJECTS);
        Collections.shuffle(shuffled, new Random(1));
        ShardChoice choice = new ShardChoice(3, 8, costs());
        assertThat(Shards.of(choice, shuffled)).isEqualTo(Shards.of(choice, SUBJECTS));
    }

    @Test
    void parts_cost_about_the_same() {
        Costs costs = costs();
        long all = SUBJECTS.stream().mapToLong(costs::of).sum();
        long dearest = SUBJECTS.stream().mapToLong(costs::of).max().orElseThrow();
        long most = Math.max(all / 8, dearest) * 4 / 3;
        assertThat(parts(8, costs)
                        .map(part -> part.stream().mapToLong(costs::of).sum()))
                .allSatisfy(cost -> assertThat(cost).isLessThanOrEqualTo(most));
    }

    @Test
    void checks_of_one_subject_each_do_not_all_go_to_one_part() {
        assertThat(SUBJECTS.stream()
                        .map(subject -> Shards.of(new ShardChoice(1, 4, Costs.UNKNOWN), List.of(subject)))
                        .filter(part -> !part.isEmpty())
                        .count())
                .isBetween(10L, 50L);
    }

    @Test
    void a_subject_without_a_known_cost_costs_the_mean() {
        Costs costs = new Costs(Map.of("a", 10L, "b", 30L));
        assertThat(costs.of("c")).isEqualTo(20);
        assertThat(Costs.UNKNOWN.of("c")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/8", "9/8", "3", "a/b", "3/0", "1/99999", "-1/3"})
    void what_names_no_part_is_refused(String text) {
        assertThatThrownBy(() -> ShardChoice.parse(text, Costs.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(text, "1/8 is the first of eight");
        assertThat(ShardChoice.parse("8/8", Costs.UNKNOWN)).isEqualTo(new ShardChoice(8, 8, Costs.UNKNOWN));
    }

    @Test
    void costs_are_read_from_the_file_that_a_report_leaves() throws IOException {
        Path file = Files.writeString(directory.resolve("costs"), "demo.A = 4100\ndemo.B = 7\n");
        assertThat(Costs.read(file)).isEqualTo(new Costs(Map.of("demo.A", 4100L, "demo.B", 7L)));
        Path wrong = Files.writeString(directory.resolve("wrong"), "demo.A = much\n");
        assertThatThrownBy(() -> Costs.read(wrong)).hasMessageContainingAll("demo.A", "\"much\"");
        assertThatThrownBy(() -> Costs.read(directory.resolve("none"))).hasMessageContaining("none");
    }

    private static Stream<Set<String>> parts(int of, Costs costs) {
        return IntStream.rangeClosed(1, of).mapToObj(i -> Shards.of(new ShardChoice(i, of, costs), SUBJECTS));
    }

    private static Costs costs() {
        Random random = new Random(7);
        Map<String, Long> costs = new HashMap<>();
        SUBJECTS.forEach(subject -> costs.put(subject, 1 + random.nextLong(60_000)));
        return new Costs(costs);
    }
}
