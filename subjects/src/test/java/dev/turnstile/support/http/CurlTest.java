package dev.turnstile.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurlTest {
    @TempDir
    Path directory;

    @Test
    void several_requests_take_one_connection() throws Exception {
        try (RunningServer server = new RunningServer()) {
            String format = " %{http_code} %{num_connects}\\n";
            assertThat(curl("-w", format, server.url("/hello"), server.url("/nowhere"), server.url("/world")))
                    .isEqualTo("hello 200 1\n404 Not Found\n 404 0\nworld 200 0\n");
        }
    }

    @Test
    void a_head_has_no_body() throws Exception {
        try (RunningServer server = new RunningServer()) {
            assertThat(curl("--head", server.url("/bulk"), server.url("/hello")))
                    .contains("Content-Length: 65536", "Content-Length: 5")
                    .doesNotContain("hello");
        }
    }

    @Test
    void a_range_is_cut_out() throws Exception {
        try (RunningServer server = new RunningServer()) {
            assertThat(curl("--range", "1-3", "-w", " %{http_code}", server.url("/hello")))
                    .isEqualTo("ell 206");
        }
    }

    @Test
    void a_download_goes_on_where_it_was_cut_off() throws Exception {
        Path file = directory.resolve("bulk");
        try (RunningServer server = new RunningServer()) {
            curl("-o", file.toString(), server.url("/bulk"));
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, 12_345));
            curl("-C", "-", "-o", file.toString(), server.url("/bulk"));
            assertThat(file).hasBinaryContent(whole);
        }
    }

    @Test
    void a_big_upload_in_chunks_comes_back_as_it_was() throws Exception {
        byte[] bytes = new byte[1 << 20];
        new Random(1).nextBytes(bytes);
        Path sent = Files.write(directory.resolve("sent"), bytes);
        Path back = directory.resolve("back");
        try (RunningServer server = new RunningServer()) {
            curl(
                    "-H",
                    "Transfer-Encoding: chunked",
                    "--data-binary",
                    "@" + sent,
                    "-o",
                    back.toString(),
                    server.url("/echo"));
            assertThat(back).hasBinaryContent(bytes);
        }
    }

    @Test
    void an_upload_is_asked_for_if_it_waits_for_that_and_refused_if_it_is_too_big() throws Exception {
        Path sent = Files.write(directory.resolve("sent"), new byte[(1 << 20) + 1]);
        try (RunningServer server = new RunningServer()) {
            String[] options = {"-v", "-H", "Expect: 100-continue", "-w", " %{http_code}"};
            assertThat(curl(with(options, "--data", "hello", server.url("/echo"))))
                    .isEqualTo("hello 200");
            assertThat(errors()).contains("HTTP/1.1 100 Continue");
            assertThat(curl(with(options, "--data-binary", "@" + sent, server.url("/echo"))))
                    .endsWith(" 413");
            assertThat(errors()).doesNotContain("HTTP/1.1 100 Continue");
        }
    }

    @Test
    void an_old_client_is_served_too() throws Exception {
        try (RunningServer server = new RunningServer()) {
            assertThat(curl("--http1.0", server.url("/hello"), server.url("/world")))
                    .isEqualTo("helloworld");
        }
    }

    private String curl(String... arguments) throws Exception {
        return Program.run(
                directory.resolve("errors"), with(new String[] {"curl", "-sS", "--noproxy", "*"}, arguments));
    }

    private String errors() throws Exception {
        return Files.readString(directory.resolve("errors"), StandardCharsets.ISO_8859_1);
    }

    private static String[] with(String[] options, String... more) {
        return Stream.of(options, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
