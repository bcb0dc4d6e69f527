package dev.turnstile.campaign.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnstile.campaign.ScriptedSubjects;
import dev.turnstile.declaration.Declaration;
import dev.turnstile.hostile.DoorModel;
import dev.turnstile.hostile.HostileDoors;
import dev.turnstile.spec.Subject;
import dev.turnstile.subjects.tickets.CheckThenActTicketOffice;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final List<Class<?>> DOORS =
            List.of(HostileDoors.Exits.class, HostileDoors.Halts.class, HostileDoors.Peaceful.class);

    @Test
    void without_globs_all_are_chosen() {
        Selection all = select();
        assertThat(names(all)).containsExactly("Exits", "Halts", "Peaceful");
        assertThat(all.narrowed()).isFalse();
    }

    @Test
    void globs_choose_by_simple_or_full_name() {
        assertThat(names(select("E?its", "*ful"))).containsExactly("Exits", "Peaceful");
        assertThat(names(select("dev.turnstile.hostile.HostileDoors$Halts"))).containsExactly("Halts");
        assertThat(names(select("dev.turnstile.hostile.HostileDoors.Halts"))).containsExactly("Halts");
        assertThat(select("Exits").narrowed()).isTrue();
        assertThat(select("*").narrowed()).isFalse();
    }

    @Test
    void every_glob_that_chooses_nothing_is_refused_with_the_nearest_name() {
        assertThatThrownBy(() -> select("Exist", "Exits", "Paecefull*", "exits"))
                .isInstanceOf(CampaignException.class)
                .hasMessageContaining("No subject is named Exist. Did you mean Exits?")
                .hasMessageContaining("No subject is named Paecefull*. Did you mean Peaceful?")
                .hasMessageContaining("No subject is named exits. Did you mean Exits?");
    }

    @Test
    void every_wrong_declaration_is_told_at_once_though_another_subject_was_chosen() {
        assertThatThrownBy(() -> Selection.of(
                        List.of(NotPublic.class, FinalOne.class, HostileDoors.Peaceful.class),
                        List.of(new SubjectGlob("Peaceful"))))
                .isInstanceOf(CampaignException.class)
                .hasMessageContaining("2 faults, before anything ran")
                .hasMessageContaining("SelectionTest$NotPublic is not public")
                .hasMessageContaining("SelectionTest$FinalOne is ");
    }

    @Test
    void discovery_finds_subjects_below_a_package() {
        assertThat(SubjectDiscovery.in("dev.turnstile.hostile"))
                .contains(HostileDoors.Exits.class, HostileDoors.Peaceful.class)
                .allMatch(c -> c.getPackageName().equals("dev.turnstile.hostile"));
        assertThatThrownBy(() -> SubjectDiscovery.in("dev.turnstile.nowhere"))
                .isInstanceOf(CampaignException.class)
                .hasMessageContaining("No class annotated with @Subject was found in dev.turnstile.nowhere");
    }

    @Test
    void discovery_finds_subjects_beside_a_class_in_whatever_package() {
        assertThat(SubjectDiscovery.beside(HostileDoors.class))
                .contains(HostileDoors.Exits.class, ScriptedSubjects.Exposed.class)
                .doesNotContain(CheckThenActTicketOffice.class);
        assertThat(SubjectDiscovery.beside(CheckThenActTicketOffice.class))
                .contains(CheckThenActTicketOffice.class)
                .doesNotContain(HostileDoors.Exits.class);
    }

    @Test
    void distance_counts_edits_and_swaps() {
        assertThat(NearestName.distance("jqwik", "jqwik")).isZero();
        assertThat(NearestName.distance("jqiwk", "jqwik")).isEqualTo(1);
        assertThat(NearestName.distance("jwik", "jqwik")).isEqualTo(1);
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
    }

    @Subject(model = DoorModel.class)
    static class NotPublic extends HostileDoors.Peaceful {}

    @Subject(model = DoorModel.class)
    public static final class FinalOne extends HostileDoors.Peaceful {}

    private static Selection select(String... globs) {
        return Selection.of(DOORS, Arrays.stream(globs).map(SubjectGlob::new).toList());
    }

    private static List<String> names(Selection selection) {
        return selection.chosen().stream().map(Declaration::name).toList();
    }
}
