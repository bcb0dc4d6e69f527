package dev.turnstile.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpServerModelTest {
    private final HttpServer server = new HttpServerModel();

    @Test
    void aPageIsGivenInFewWordsOrNotFound() {
        assertThat(server.get(Page.WORLD)).isEqualTo("200 world");
        assertThat(server.get(Page.BULK)).startsWith("200 65536 bytes with CRC-32 ");
        assertThat(server.get(Page.NOWHERE)).isEqualTo("404");
    }

    @Test
    void twoPagesComeInTheOrderInWhichTheyWereAskedFor() {
        assertThat(server.getBoth()).isEqualTo(server.get(Page.BULK) + ", 200 hello");
    }

    @Test
    void whatIsPostedComesBack() {
        assertThat(server.post(Body.WORLD)).isEqualTo("200 world");
    }

    @Test
    void whatIsBadIsRefusedAndEndsTheConnection() {
        assertThat(server.bad(BadRequest.LONG_HEADER)).isEqualTo("431 and the end");
    }
}
