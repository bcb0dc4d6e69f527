package dev.turnstile.models.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpServerModelTest {
    private final HttpServer server = new HttpServerModel();

    @Test
    void a_page_is_given_in_few_words_or_not_found() {
        assertThat(server.get(Page.WORLD)).isEqualTo("200 world");
        assertThat(server.get(Page.BULK)).startsWith("200 65536 bytes with CRC-32 ");
        assertThat(server.get(Page.NOWHERE)).isEqualTo("404");
    }

    @Test
    void two_pages_come_in_the_order_in_which_they_were_asked_for() {
        assertThat(server.getBoth()).isEqualTo(server.get(Page.BULK) + ", 200 hello");
    }

    @Test
    void what_is_posted_comes_back() {
        assertThat(server.post(Body.WORLD)).isEqualTo("200 world");
    }

    @Test
    void what_is_bad_is_refused_and_ends_the_connection() {
        assertThat(server.bad(BadRequest.LONG_HEADER)).isEqualTo("431 and the end");
    }
}
