package dev.turnstile.models.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketFileModelTest {
    private final TicketFileModel tickets = new TicketFileModel();

    @Test
    void eachTicketIsSoldOnce() {
        for (int i = 0; i < TicketFile.TICKETS; i++) assertThat(tickets.buy()).isTrue();
        assertThat(tickets.buy()).isFalse();
        assertThat(tickets.remaining()).isZero();
    }

    @Test
    void whatTheDeadHaveBoughtStaysBought() {
        tickets.buy();
        tickets.crash();
        assertThat(tickets.remaining()).isEqualTo(TicketFile.TICKETS - 1);
    }
}
