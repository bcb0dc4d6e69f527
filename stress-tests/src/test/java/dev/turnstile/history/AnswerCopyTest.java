package dev.turnstile.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AnswerCopyTest {
    record Page(String title, List<Integer> lines) {}

    record Plain(int a, String b) {}

    record Choosy(List<Integer> lines) {
        Choosy {
            if (!(lines instanceof ArrayList)) throw new IllegalArgumentException();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // such records there are
    record Holder(int[] values) {}

    /** Every form in which a list may be in an answer: the copy of none may change with it. */
    @Test
    void copies_do_not_change_with_what_they_were_made_of() {
        List<Function<List<Integer>, Object>> forms = List.of(
                list -> list,
                Collections::unmodifiableList,
                list -> list.subList(0, list.size()),
                List::of,
                list -> Arrays.asList(list, list),
                list -> Optional.of(list),
                list -> Map.of("key", list),
                list -> Map.entry("key", list),
                list -> Set.of(list),
                list -> new Page("title", list),
                list -> List.of(Optional.of(new Page("title", list))),
                list -> new Object[] {1, list});
        for (int i = 0; i < forms.size(); i++) {
            List<Integer> live = new ArrayList<>(List.of(1, 2));
            Object copy = AnswerCopy.of(forms.get(i).apply(live));
            live.set(0, 3);
            assertThat(copy)
                    .as("form %d", i)
                    .isEqualTo(AnswerCopy.of(forms.get(i).apply(List.of(1, 2))));
            assertThat(copy)
                    .as("form %d", i)
                    .isNotEqualTo(AnswerCopy.of(forms.get(i).apply(live)));
        }
    }

    @Test
    void copies_of_collections_and_maps_are_equal_to_these() {
        List<Integer> list = new CopyOnWriteArrayList<>(Arrays.asList(1, null, 2));
        Set<String> set = new TreeSet<>(Set.of("b", "a"));
        Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
        map.put(null, null);
        for (Object value : List.of(list, set, map, Optional.of(1), Map.entry(1, 2), new Page("", list)))
            assertThat(AnswerCopy.of(value)).isEqualTo(value).isNotSameAs(value);
    }

    @Test
    void arrays_become_lists_at_any_depth() {
        assertThat(AnswerCopy.of(new int[][] {{1, 2}, {}})).isEqualTo(List.of(List.of(1, 2), List.of()));
        assertThat(AnswerCopy.of(Optional.of(new String[] {"a"}))).isEqualTo(Optional.of(List.of("a")));
    }

    @Test
    void what_cannot_change_or_cannot_be_made_again_stays_itself() {
        List<Integer> lines = new ArrayList<>(List.of(1));
        for (Object value :
                List.of(1, "text", new Plain(1, "b"), new Choosy(new ArrayList<>(lines)), new Holder(new int[] {1})))
            assertThat(AnswerCopy.of(value)).isSameAs(value);
        assertThat(AnswerCopy.of(null)).isNull();
    }
}
