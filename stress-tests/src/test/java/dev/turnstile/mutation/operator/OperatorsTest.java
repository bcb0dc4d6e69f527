package dev.turnstile.mutation.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperatorsTest {
    private static final Path PAGE = Path.of("../docs/mutation.md");

    /** A row with a name, what the operator does, and an example. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| [^|]+ \\| [^|]*`[^|]+ \\|$");

    @Test
    void the_documentation_has_a_row_for_each_operator_in_their_order() throws IOException {
        List<String> documented = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(documented)
                .containsExactlyElementsOf(
                        Operators.all().stream().map(MutationOperator::name).toList());
    }
}
