package dev.turnstile.reports.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.ToolComponent;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ToolDescriptionTest {
    @Test
    void a_published_version_says_where_to_read_more() {
        ToolComponent tool = new ToolDescription("1.2.3", "https://example.org/turnstile").component();
        assertThat(tool.getVersion()).isEqualTo("1.2.3");
        assertThat(tool.getSemanticVersion()).isEqualTo("1.2.3");
        assertThat(tool.getInformationUri()).isEqualTo(URI.create("https://example.org/turnstile"));
    }

    @Test
    void nothing_is_made_up_where_it_is_not_known() {
        ToolComponent tool = new ToolDescription("1.2", "").component();
        assertThat(tool.getSemanticVersion()).isNull();
        assertThat(tool.getInformationUri()).isNull();
    }
}
