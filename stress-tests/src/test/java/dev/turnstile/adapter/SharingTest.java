package dev.turnstile.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharingTest {
    /** Holds numbers, and shows them in two ways. */
    private static final class Holder {
        private final Cell[] cells = {new Cell(1)};

        Cell view() {
            return cells[0];
        }

        Cell copy() {
            return new Cell(cells[0].value);
        }
    }

    private static final class Cell {
        private int value;

        Cell(int value) {
            this.value = value;
        }
    }

    @Test
    void a_view_shares_objects_and_a_copy_does_not() {
        Holder holder = new Holder();
        holder.view().value++;
        assertThat(Sharing.between(holder.view(), holder)).isTrue();
        assertThat(Sharing.between(holder.copy(), holder)).isFalse();
    }

    @Test
    void values_and_what_cannot_change_are_not_shared() {
        Holder holder = new Holder();
        assertThat(Sharing.between("text", new ArrayList<>(List.of("text")))).isFalse();
        assertThat(Sharing.between(new Object[0], holder)).isFalse();
    }

    private record Amount(int cents) {}

    private static final class Price {
        private final Amount amount = new Amount(1);
    }

    private static final class Shelf {
        private final List<Cell> cells = List.of(new Cell(1));
    }

    @Test
    void an_object_of_final_fields_changes_only_if_what_they_refer_to_does() {
        Price price = new Price();
        Shelf shelf = new Shelf();
        assertThat(price.amount.cents()).isEqualTo(shelf.cells.get(0).value);
        assertThat(Sharing.between(price, new Object[] {price})).isFalse();
        assertThat(Sharing.between(shelf, new Object[] {shelf})).isTrue();
    }
}
