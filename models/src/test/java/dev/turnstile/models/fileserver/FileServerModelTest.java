package dev.turnstile.models.fileserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileServerModelTest {
    private final FileServerModel server = new FileServerModel();

    @Test
    void there_is_nothing_at_first() {
        assertThat(server.list()).isEmpty();
        assertThat(server.get(Name.LINK)).isEqualTo(FileServer.NONE);
    }

    @Test
    void the_last_upload_counts() {
        server.put(Name.NOTES, Content.LONG);
        assertThat(server.put(Name.NOTES, Content.SHORT)).isEqualTo(FileServer.STORED);
        assertThat(server.get(Name.NOTES)).isEqualTo("a few words");
    }

    @Test
    void files_are_listed_by_name_with_their_sizes() {
        server.put(Name.NOTES, Content.LONG);
        server.put(Name.LINK, Content.SHORT);
        assertThat(server.list()).isEqualTo("link.txt 11, notes.txt 65536");
    }

    @Test
    void nothing_is_read_or_written_under_a_name_that_no_file_may_have() {
        assertThat(server.put(Name.ABOVE, Content.SHORT)).isEqualTo(FileServer.NO_NAME);
        assertThat(server.get(Name.ABOVE)).isEqualTo(FileServer.NO_NAME);
        assertThat(server.list()).isEmpty();
    }

    @Test
    void an_upload_that_is_cut_off_leaves_what_was_there() {
        server.put(Name.NOTES, Content.SHORT);
        assertThat(server.cutOff(Name.NOTES)).isEqualTo(FileServer.CUT_OFF);
        assertThat(server.get(Name.NOTES)).isEqualTo("a few words");
    }

    @Test
    void long_contents_differ_in_every_byte() {
        byte[] one = Content.LONG.bytes();
        byte[] other = Content.OTHER_LONG.bytes();
        assertThat(other).hasSameSizeAs(one);
        assertThat(IntStream.range(0, one.length).noneMatch(i -> one[i] == other[i]))
                .isTrue();
    }
}
