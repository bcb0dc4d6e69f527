package dev.turnstile.models.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketFileModelTest {
    private final TicketFileModel tickets = new TicketFileModel();

    @Test
    void each_ticket_is_sold_once() {
        for (int i = 0; i < TicketFile.TICKETS; i++) assertThat(tickets.buy()).isTrue();
        assertThat(tickets.buy()).isFalse();
        assertThat(tickets.remaining()).isZero();
    }

    @Test
    void what_the_dead_have_bought_stays_bought() {
        tickets.buy();
        tickets.crash();
        assertThat(tickets.remaining()).isEqualTo(TicketFile.TICKETS - 1);
    }
}
