package dev.turnstile.support.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {
    @TempDir
    Path outer;

    @BeforeEach
    void makeFilesInsideAndOutside() throws IOException {
        Path root = Files.createDirectories(outer.resolve("root"));
        Files.writeString(outer.resolve("secret.txt"), "secret");
        Files.createDirectories(outer.resolve("root-too"));
        Files.writeString(outer.resolve("root-too/secret.txt"), "secret");
        Files.createDirectories(root.resolve("sub/empty"));
        Files.writeString(root.resolve("sub/index.html"), "<p>sub");
        Files.writeString(root.resolve("a b.css"), "a { }");
        Files.writeString(root.resolve("\u00e9.JS"), "1");
        Files.writeString(root.resolve("raw"), "raw");
        Files.createFile(root.resolve("nothing.txt"));
        Files.createSymbolicLink(root.resolve("out.txt"), outer.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("up"), outer);
        Files.createSymbolicLink(root.resolve("in"), root.resolve("raw"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sub/ | text/html; charset=utf-8 | <p>sub",
                "/sub/index.html?x=../y | text/html; charset=utf-8 | <p>sub",
                "/a%20b.css | text/css; charset=utf-8 | a { }",
                "/%C3%A9.JS | text/javascript; charset=utf-8 | 1",
                "/raw | application/octet-stream | raw",
                "/in | application/octet-stream | raw",
                "/nothing.txt | text/plain; charset=utf-8 | ''",
                "http://elsewhere/raw | application/octet-stream | raw",
            })
    void files_are_served(String target, String type, String content) throws IOException {
        assertThat(get(target))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nContent-Type: " + type + "\r\n")
                .endsWith("\r\n\r\n" + content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/sub/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/%2E./secret.txt",
                "/..%2fsecret.txt",
                "/..%5csecret.txt",
                "/sub%2f..%2f..%2fsecret.txt",
                "/%252e%252e/secret.txt",
                "/%c0%ae%c0%ae/secret.txt",
                "/../root-too/secret.txt",
                "//secret.txt",
                "/./raw",
                "/raw%00.css",
                "/raw%0a",
                "/raw/",
                "/sub",
                "/sub/empty/",
                "/out.txt",
                "/up/secret.txt",
                "/up/root/raw/..",
                "secret.txt",
                "../secret.txt",
                "file:///etc/passwd",
                "//etc/passwd",
                "/%2fetc/passwd",
                "/%2",
                "/%+1",
                "?",
                "*",
            })
    void nothing_else_is(String target) throws IOException {
        assertThat(get(target)).startsWith("HTTP/1.1 4").doesNotContain("\r\n\r\nsecret");
    }

    @Test
    void there_has_to_be_a_directory() {
        assertThatThrownBy(() -> new HttpProtocol(outer.resolve("nowhere"))).isInstanceOf(NoSuchFileException.class);
    }

    private String get(String target) throws IOException {
        try (RunningServer server = new RunningServer(new HttpProtocol(outer.resolve("root")))) {
            return server.talk("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
        }
    }
}
