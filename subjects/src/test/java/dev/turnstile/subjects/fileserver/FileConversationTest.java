package dev.turnstile.subjects.fileserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnstile.support.fileserver.FileStore;
import dev.turnstile.support.fileserver.Spoken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers to requests, and the files that stay in the directory. */
class FileConversationTest {
    @TempDir
    Path surroundings;

    private Path root;
    private FileStore store;

    @BeforeEach
    void makeDirectory() throws IOException {
        root = Files.createDirectory(surroundings.resolve("root"));
        Files.writeString(surroundings.resolve("a"), "secret");
        store = new FileStore(root);
    }

    private Spoken say(String text) {
        return new Spoken(store).say(text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void what_is_said_in_one_go_is_answered_in_order() {
        assertThat(say("put a 3\nonelist\nget a\nput a 0\nget a\nget b\n").replies())
                .isEqualTo("stored\nok 4\na 3\nok 3\nonestored\nok 0\nnone\n");
    }

    @Test
    void bytes_may_come_one_at_a_time() {
        String all = "put a 3\nonelist\nget a\n";
        Spoken client = new Spoken(store);
        all.chars().forEach(c -> client.say("" + (char) c));
        assertThat(client.replies()).isEqualTo("stored\nok 4\na 3\nok 3\none");
    }

    @Test
    void a_file_is_listed_and_read_when_all_of_it_has_come() throws IOException {
        Spoken client = say("put a 10\n12345");
        assertThat(say("list\nget a\n").replies()).isEqualTo("ok 0\nnone\n");
        client.say("67890");
        assertThat(say("list\nget a\n").replies()).isEqualTo("ok 5\na 10\nok 10\n1234567890");
        assertThat(files()).containsExactly("a");
    }

    @Test
    void a_file_is_read_to_its_end_although_another_one_takes_its_place() throws IOException {
        String large = "x".repeat(100_000);
        say("put a " + large.length() + "\n" + large);
        var parts = store.content("a");
        say("put a 1\ny");
        byte[] last = new byte[1];
        parts.getLast().get(large.length() - 1, last);
        assertThat(last).asString().isEqualTo("x");
    }

    @Test
    void of_two_uploads_of_one_name_the_one_that_is_complete_last_counts() throws IOException {
        Spoken one = say("put a 4\n11");
        Spoken other = say("put a 4\n22");
        one.say("11");
        other.say("22");
        assertThat(one.replies() + other.replies()).isEqualTo("stored\nstored\n");
        assertThat(say("get a\n").replies()).isEqualTo("ok 4\n2222");
        assertThat(files()).containsExactly("a");
    }

    @Test
    void an_upload_that_is_cut_off_leaves_nothing() throws IOException {
        Spoken client = say("put a 10\n12345").sayNoMore();
        assertThat(client.replies()).isEqualTo("refused: cut off\n");
        assertThat(client.isEnded()).isTrue();
        say("put a 10\n12345").vanish();
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a",
                "..",
                ".",
                "",
                "/etc/passwd",
                "a/../../a",
                "a/b",
                "a\0",
                "\0",
                ".hidden",
                "a b",
                "a\\b",
                "-rf",
                "~",
                "a\r",
                "\u00e4",
                "%2e%2e%2fa",
                "con:"
            })
    void a_name_that_is_none_is_refused(String name) throws IOException {
        assertThat(say("put " + name + " 3\nonelist\n").replies()).isEqualTo("refused: not a name\nok 0\n");
        assertThat(say("get " + name + "\n").replies()).isEqualTo("refused: not a name\n");
        assertThat(files()).isEmpty();
        assertThat(surroundings.resolve("a")).hasContent("secret");
    }

    @Test
    void a_name_may_have_a_hundred_characters_and_no_more() {
        assertThat(say("put " + "a".repeat(100) + " 0\n").replies()).isEqualTo("stored\n");
        assertThat(say("put " + "a".repeat(101) + " 0\n").replies()).isEqualTo("refused: not a name\n");
    }

    @Test
    void nobody_follows_a_link() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), surroundings.resolve("a"));
        Files.createSymbolicLink(root.resolve("up"), surroundings);
        assertThat(say("list\nget link\nget up\nget up/a\nput link 3\nnewget link\n")
                        .replies())
                .isEqualTo("ok 0\nnone\nnone\nrefused: not a name\nstored\nok 3\nnew");
        assertThat(surroundings.resolve("a")).hasContent("secret");
    }

    @Test
    void what_is_no_file_is_neither_listed_nor_read_nor_replaced() throws Exception {
        Files.createDirectory(root.resolve("directory"));
        assertThat(new ProcessBuilder("mkfifo", root.resolve("fifo").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(say("list\nget directory\nget fifo\n").replies()).isEqualTo("ok 0\nnone\nnone\n");
        assertThat(say("put directory 3\nonelist\n").replies())
                .startsWith("failed: ")
                .endsWith("ok 0\n");
        assertThat(files()).containsExactlyInAnyOrder("directory", "fifo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete a\n",
                "put a\n",
                "put a -1\n",
                "put a x\n",
                "\n",
                "LIST\n",
                "put a 99999999999\n",
                "put a 1073741825\n"
            })
    void a_server_that_cannot_tell_where_the_next_command_begins_hangs_up(String command) {
        Spoken client = say(command + "list\n");
        assertThat(client.replies()).startsWith("refused: ").doesNotContain("ok");
        assertThat(client.isEnded()).isTrue();
    }

    @Test
    void a_line_without_end_is_refused() {
        Spoken client = say("get " + "a".repeat(2_000));
        assertThat(client.replies()).isEqualTo("refused: a line too long\n");
        assertThat(client.isEnded()).isTrue();
    }

    @Test
    void an_upload_in_place_is_seen_in_part() {
        FileStore broken = new PartialUploadVisible.InPlace(root);
        new Spoken(broken).say("put a 10\n12345");
        assertThat(new Spoken(broken).say("get a\n").replies()).isEqualTo("ok 5\n12345");
    }

    @Test
    void two_uploads_into_one_file_mix() {
        FileStore broken = new SameNameUploadsMix.OnePerName(root);
        Spoken one = new Spoken(broken).say("put a 4\n11");
        Spoken other = new Spoken(broken).say("put a 4\n2");
        one.say("11");
        assertThat(new Spoken(broken).say("get a\n").replies()).isEqualTo("ok 4\n2\00011");
        assertThat(other.say("222").replies()).startsWith("failed: ");
    }

    @Test
    void a_name_that_nobody_looks_at_leads_out() {
        assertThat(new Spoken(new PathEscape.Trusting(root)).say("get ../a\n").replies())
                .isEqualTo("ok 6\nsecret");
    }
}
