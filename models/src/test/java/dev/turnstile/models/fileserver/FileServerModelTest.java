package dev.turnstile.models.fileserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileServerModelTest {
    private final FileServerModel server = new FileServerModel();

    @Test
    void thereIsNothingAtFirst() {
        assertThat(server.list()).isEmpty();
        assertThat(server.get(Name.LINK)).isEqualTo(FileServer.NONE);
    }

    @Test
    void theLastUploadCounts() {
        server.put(Name.NOTES, Content.LONG);
        assertThat(server.put(Name.NOTES, Content.SHORT)).isEqualTo(FileServer.STORED);
        assertThat(server.get(Name.NOTES)).isEqualTo("a few words");
    }

    @Test
    void filesAreListedByNameWithTheirSizes() {
        server.put(Name.NOTES, Content.LONG);
        server.put(Name.LINK, Content.SHORT);
        assertThat(server.list()).isEqualTo("link.txt 11, notes.txt 65536");
    }

    @Test
    void nothingIsReadOrWrittenUnderANameThatNoFileMayHave() {
        assertThat(server.put(Name.ABOVE, Content.SHORT)).isEqualTo(FileServer.NO_NAME);
        assertThat(server.get(Name.ABOVE)).isEqualTo(FileServer.NO_NAME);
        assertThat(server.list()).isEmpty();
    }

    @Test
    void anUploadThatIsCutOffLeavesWhatWasThere() {
        server.put(Name.NOTES, Content.SHORT);
        assertThat(server.cutOff(Name.NOTES)).isEqualTo(FileServer.CUT_OFF);
        assertThat(server.get(Name.NOTES)).isEqualTo("a few words");
    }

    @Test
    void longContentsDifferInEveryByte() {
        byte[] one = Content.LONG.bytes();
        byte[] other = Content.OTHER_LONG.bytes();
        assertThat(other).hasSameSizeAs(one);
        assertThat(IntStream.range(0, one.length).noneMatch(i -> one[i] == other[i]))
                .isTrue();
    }
}
