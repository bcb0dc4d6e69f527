package dev.turnstile.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files for build servers that people copy, as far as they can be checked without those servers. */
class CiFilesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path FILES = ROOT.resolve("docs/ci");
    private static final Pattern OPTION = Pattern.compile("-D(turnstile(?:\\.[a-z]+)+)");
    private static final Pattern ACTION = Pattern.compile("uses: (\\S+)@(v\\d+)");

    @Test
    void the_yaml_can_be_read_and_has_what_each_server_asks_for() throws IOException {
        assertThat(yaml("github-actions.yml").at("/jobs/check/steps")).isNotEmpty();
        assertThat(yaml("gitlab-ci.yml").at("/turnstile/script")).isNotEmpty();
        assertThat(yaml("gitlab-ci.yml")
                        .at("/turnstile/artifacts/reports/junit")
                        .asText())
                .endsWith("junit.xml");
        JsonNode job = yaml("kubernetes-job.yml");
        assertThat(job.at("/kind").asText()).isEqualTo("Job");
        assertThat(job.at("/spec/completionMode").asText()).isEqualTo("Indexed");
        assertThat(job.at("/spec/template/spec/containers/0/args/0").asText())
                .as("as many parts as pods")
                .contains("-Dturnstile.shard=$((JOB_COMPLETION_INDEX + 1))/"
                        + job.at("/spec/completions").asInt() + " ");
        assertThatThrownBy(() -> new YAMLMapper().readTree("a: [b")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void each_option_in_them_is_one_of_turnstiles() throws IOException {
        Set<String> known = options(Files.readString(ROOT.resolve("docs/options.md")));
        Set<String> used = new TreeSet<>();
        for (Path file : files()) used.addAll(options(Files.readString(file)));
        assertThat(used).isNotEmpty().isSubsetOf(known);
    }

    /** A page that names another version than the file beside it is out of date. */
    @Test
    void the_page_and_the_files_name_the_same_versions_of_actions() throws IOException {
        Set<String> inFile = actions(Files.readString(FILES.resolve("github-actions.yml")));
        assertThat(actions(Files.readString(ROOT.resolve("docs/your-build.md"))))
                .isNotEmpty()
                .isSubsetOf(inFile);
    }

    @Test
    void what_they_name_of_turnstile_exists() throws IOException {
        assertThat(Files.readString(FILES.resolve("kubernetes-job.yml")))
                .contains("-Dexec.mainClass=" + ReportsCommand.class.getName());
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.toList();
        }
    }

    private static JsonNode yaml(String file) throws IOException {
        return new YAMLMapper().readTree(FILES.resolve(file).toFile());
    }

    private static Set<String> options(String text) {
        return found(OPTION.matcher(text), 1);
    }

    private static Set<String> actions(String text) {
        return found(ACTION.matcher(text), 0);
    }

    private static Set<String> found(Matcher matcher, int group) {
        Set<String> found = new TreeSet<>();
        while (matcher.find()) found.add(matcher.group(group));
        return found;
    }
}
