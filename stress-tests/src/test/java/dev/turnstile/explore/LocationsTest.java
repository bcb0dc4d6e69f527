package dev.turnstile.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LocationsTest {
    private final Locations locations = new Locations();

    @Test
    void one_place_is_one_location() {
        Object owner = new Object();
        Location location = locations.of(owner, new String("x"));
        assertThat(locations.of(owner, new String("x"))).isSameAs(location);
        assertThat(location.owner()).isSameAs(owner);
        assertThat(location.part()).isEqualTo("x");
    }

    @Test
    void places_differ_by_their_part_and_by_the_identity_of_their_owner() {
        Object owner = new ArrayList<>();
        Location location = locations.of(owner, 1);
        assertThat(locations.of(owner, 2)).isNotSameAs(location);
        assertThat(locations.of(new ArrayList<>(), 1)).isNotSameAs(location);
        assertThat(locations.of(null, 1)).isNotSameAs(location);
        assertThat(locations.of(owner, 1)).isSameAs(location);
    }

    @Test
    void static_fields_have_no_owner() {
        Location location = locations.of(null, "count");
        assertThat(locations.of(null, "count")).isSameAs(location);
        assertThat(location.owner()).isNull();
    }
}
