package dev.turnstile.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.campaign.options.CampaignOptions;
import dev.turnstile.campaign.options.OptionReader;
import dev.turnstile.campaign.options.SubjectGlob;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private final Checks checks = new Checks();
    private final CampaignOptions options = OptionReader.read(new Properties());

    @Test
    void a_method_that_asks_twice_gets_two_directories() {
        String caller = "mystack.StackTest.lambda$stacks$0";
        Path first = checks.inOwnDirectory(options, caller).evidence();
        Path second = checks.inOwnDirectory(options, caller).evidence();

        assertThat(first).isEqualTo(options.evidence().resolve("mystack.StackTest.lambda$stacks$0"));
        assertThat(second).isEqualTo(options.evidence().resolve("mystack.StackTest.lambda$stacks$0-2"));
    }

    @Test
    void other_methods_have_other_directories() {
        Path one = checks.inOwnDirectory(options, "StackTest.one").evidence();
        Path other = checks.inOwnDirectory(options, "StackTest.other").evidence();
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void complains_if_options_choose_none_of_all_that_tests_check() {
        checks.addNoneChosen(chosen("Other"), List.of(String.class));
        checks.addNoneChosen(chosen("Other"), List.of(String.class, Integer.class));

        assertThat(checks.complaint())
                .isEqualTo(
                        "turnstile.subjects=Other chooses none of the subjects that these tests check: String, Integer.");
    }

    @Test
    void does_not_complain_if_nothing_was_asked_for() {
        assertThat(checks.complaint()).isEmpty();
        assertThat(checks.await()).isEmpty();
    }

    private CampaignOptions chosen(String name) {
        return new CampaignOptions(
                List.of(new SubjectGlob(name)),
                options.engines(),
                options.budget(),
                options.seed(),
                null,
                options.evidence(),
                options.root());
    }
}
