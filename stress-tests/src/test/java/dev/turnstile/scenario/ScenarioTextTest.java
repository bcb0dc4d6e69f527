package dev.turnstile.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.judge.Contracts;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScenarioTextTest {
    public interface Everything {
        void call(int i, long l, boolean b, char c, String s, TimeUnit unit, double d);

        int plain();
    }

    private static final List<Operation> OPERATIONS = Contracts.operations(Everything.class);

    private static Scenario parse(String text) {
        return ScenarioText.parse(text, OPERATIONS);
    }

    @Test
    void init_threads_and_post_have_their_places() {
        Scenario scenario = parse("[plain()] plain(); plain() | plain() [plain(); plain()]");
        assertThat(scenario.init()).hasSize(1);
        assertThat(scenario.parallel()).extracting(List::size).containsExactly(2, 1);
        assertThat(scenario.post()).hasSize(2);
        assertThat(scenario).hasToString("[plain()] plain(); plain() | plain() [plain(); plain()]");
    }

    @Property(tries = 500)
    void every_value_is_read_back_as_it_was_written(
            @ForAll int i,
            @ForAll long l,
            @ForAll boolean b,
            @ForAll char c,
            @ForAll String s,
            @ForAll TimeUnit unit,
            @ForAll double d) {
        Actor actor = new Actor(
                OPERATIONS.stream()
                        .filter(o -> o.name().equals("call"))
                        .findFirst()
                        .orElseThrow(),
                List.of(i, l, b, c, s, unit, d));
        Scenario scenario = Scenario.ofThreads(List.of(List.of(actor), List.of(actor, actor)));
        assertThat(parse(scenario.toString())).isEqualTo(scenario);
    }

    @Test
    void what_is_wrong_is_said_with_its_column() {
        assertThatThrownBy(() -> parse("plain() | plan()"))
                .hasMessageContaining("column 11")
                .hasMessageContaining("one of the operations [call, plain]");
        assertThatThrownBy(() -> parse("plain() | plain() plain()")).hasMessageContaining("expected the end");
        assertThatThrownBy(() -> parse("[plain() plain()")).hasMessageContaining("expected ']'");
        assertThatThrownBy(() -> parse("call(1, 2, maybe, 'c', \"s\", DAYS, 1.0)"))
                .hasMessageContaining("a value of type boolean");
        assertThatThrownBy(() -> parse("")).hasMessageContaining("column 1");
    }
}
